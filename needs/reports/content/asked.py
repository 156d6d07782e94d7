"""What has been asked of people outside, and how many answered."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import Handling
from needs.casefile.models import Contribution, Inquiry
from needs.cases.choices import PERSPECTIVES

from .reading import Reading
from .wording import EN_DASH, day, local_day, number, percent, word


@dataclass(frozen=True, slots=True)
class Choice:
    """How often a need was chosen, of the times it stood against another."""

    need: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Asked:
    """`answered` and `share` are of those asked one by one, `by_link` those who came otherwise and are counted.

    Who is `waiting` for review, or was not let through, is counted nowhere else.
    """

    id: str
    title: str
    perspective: str
    period: str
    invited: str
    answered: str
    share: str
    by_link: str
    waiting: str
    handled: str
    questions: tuple[str, ...]
    choices: tuple[Choice, ...]


def asked(reading: Reading) -> tuple[Asked, ...]:
    """The inquiries that have been opened, in order."""
    return tuple(_asked(inquiry) for inquiry in reading.file.inquiries if inquiry.state != "draft")


def _asked(inquiry: Inquiry) -> Asked:
    came = [one for one in inquiry.contributions if one.is_counted]
    return Asked(
        id=inquiry.id,
        title=inquiry.title,
        perspective=word(PERSPECTIVES, inquiry.perspective),
        period=_period(inquiry, came),
        invited=number(inquiry.invited) if inquiry.invited else EN_DASH,
        answered=number(inquiry.answered),
        share=percent(inquiry.answered / inquiry.invited) if inquiry.invited else EN_DASH,
        by_link=number(sum(not one.is_invited for one in came)),
        waiting=number(sum(not (one.is_counted or one.moderation_reason) for one in inquiry.contributions)),
        handled=_handled(came),
        questions=tuple(question.wording for question in inquiry.questions),
        choices=tuple(_choices(inquiry, came)),
    )


def _period(inquiry: Inquiry, came: list[Contribution]) -> str:
    first = min((local_day(one.received_at) for one in came), default="")
    last = _("last day %(day)s") % {"day": day(inquiry.closes_on)} if inquiry.closes_on else ""
    return ", ".join(filter(None, (_("first answer %(day)s") % {"day": first} if first else "", last)))


def _handled(came: list[Contribution]) -> str:
    """What has become of the parts of the answers, in words."""
    # Who answered that she does not know has left nothing to handle.
    states = Counter(answer.handling for one in came for answer in one.answers if answer.text)
    if not states:
        return ""
    said = {
        Handling.USED: ngettext(
            "%(count)s part is used in needs", "%(count)s parts are used in needs", states[Handling.USED]
        ),
        Handling.SET_ASIDE: ngettext(
            "%(count)s is set aside with a reason", "%(count)s are set aside with a reason", states[Handling.SET_ASIDE]
        ),
        Handling.UNREAD: ngettext(
            "%(count)s is not handled yet", "%(count)s are not handled yet", states[Handling.UNREAD]
        ),
    }
    return ", ".join(said[state] % {"count": number(states[state])} for state in said if states[state])


def _choices(inquiry: Inquiry, came: list[Contribution]) -> list[Choice]:
    """By share of the times chosen, the highest first; needs with the same share in the order of their ids."""
    shown: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    pairs = {pair.id: pair for pair in inquiry.comparisons}
    for contribution in came:
        for id_, choice in contribution.choices.items():
            pair = pairs.get(id_)
            if pair is None or choice == "skip":
                continue
            shown.update((pair.left, pair.right))
            chosen[pair.left if choice == "left" else pair.right] += 1
    texts = {pair.left: pair.left_text for pair in inquiry.comparisons}
    texts |= {pair.right: pair.right_text for pair in inquiry.comparisons}
    order = sorted(shown, key=lambda ref: (-chosen[ref] / shown[ref], ref))
    return [Choice(f"{ref} {texts[ref]}", _of(chosen[ref], shown[ref])) for ref in order]


def _of(chosen: int, shown: int) -> str:
    return _("%(chosen)s of %(shown)s") % {"chosen": number(chosen), "shown": number(shown)}

"""What the answers to one inquiry add up to: who answered, how far, and what mattered most to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.casefile.kinds import AnswerState
from needs.cases.choices import STAKEHOLDER_ROLES
from needs.cases.queries.priority_result import percent
from needs.cases.wording import number
from needs.methods.missing import places

from ..answers import Content, read
from ..models import Contribution, Inquiry
from .said import PROPOSED
from .standing import COUNTED, REFUSED, WAITING


@dataclass(frozen=True)
class Answered:
    """How a question was answered, in people."""

    id: str
    wording: str
    answered: str
    does_not_know: str
    empty: str


@dataclass(frozen=True)
class Preferred:
    """A need and how often it was chosen; those chosen as often share a place. `width` in percent, for the picture."""

    place: str
    ref: str
    text: str
    url: str
    chosen: str
    share: str
    width: str


@dataclass(frozen=True)
class Result:
    """`answered` counts those whose answers count; `invited` and `share` are of those asked one by one."""

    answered: int
    by_link: int
    invited: int
    share: str
    first_hand: str
    may_quote: int
    roles: list[tuple[str, str]]
    questions: list[Answered]
    proposals: int
    preferred: list[Preferred]
    skipped: int
    waiting: int
    refused: int

    @property
    def by_invitation(self) -> int:
        return self.answered - self.by_link

    @property
    def first(self) -> Preferred | None:
        """The need chosen most often, when there is one alone."""
        firsts = [row for row in self.preferred if row.place == self.preferred[0].place]
        return firsts[0] if len(firsts) == 1 else None


@dataclass
class _Sums:
    """Added up sheet by sheet, so that ten thousand of them need no more room than one."""

    sheets: int = 0
    by_link: int = 0
    first_hand: int = 0
    may_quote: int = 0
    proposals: int = 0
    skipped: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    does_not_know: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)

    def add(self, content: Content, pairs: Mapping[str, Mapping[str, str]], *, by_link: bool) -> None:
        self.sheets += 1
        self.by_link += by_link
        self.first_hand += bool(content.first_hand)
        self.may_quote += content.may_quote
        self.proposals += sum(part.startswith(PROPOSED) for part in content.parts())
        self.roles[content.role or ""] += 1
        for question, answer in content.answers.items():
            if answer.state == AnswerState.DO_NOT_KNOW:
                self.does_not_know[question] += 1
            elif answer.text.strip():
                self.answered[question] += 1
        for pair, choice in content.choices.items():
            if choice == "skip":
                self.skipped += 1
            elif pair in pairs:
                self.shown.update((pairs[pair]["left"], pairs[pair]["right"]))
                self.chosen[pairs[pair][choice]] += 1


def result(inquiry: Inquiry) -> Result:
    """Two queries, whatever the number of answers."""
    received = Contribution.objects.filter(inquiry=inquiry)
    sums = _sums(received, inquiry)
    uncounted = received.aggregate(waiting=Count("pk", filter=WAITING), refused=Count("pk", filter=REFUSED))
    invited = inquiry.source.invited or 0 if inquiry.source else 0
    return Result(
        answered=sums.sheets,
        by_link=sums.by_link,
        invited=invited,
        share=percent((sums.sheets - sums.by_link) / invited) if invited else "",
        first_hand=percent(sums.first_hand / sums.sheets) if sums.sheets else "",
        may_quote=sums.may_quote,
        roles=_roles(sums),
        questions=_questions(inquiry, sums),
        proposals=sums.proposals,
        preferred=_preferred(inquiry, sums),
        skipped=sums.skipped,
        **uncounted,
    )


def _sums(received: QuerySet[Contribution], inquiry: Inquiry) -> _Sums:
    pairs = {pair["id"]: pair for pair in inquiry.comparisons}
    sums = _Sums()
    for content, kind in received.filter(COUNTED).values_list("content", "invitation__kind").iterator():
        sums.add(read(content), pairs, by_link=kind == "open")
    return sums


def _roles(sums: _Sums) -> list[tuple[str, str]]:
    """In the order roles are listed; those who did not say last."""
    words = {**{str(code): str(word) for code, word in STAKEHOLDER_ROLES.items()}, "": _("Role not given")}
    return [(word, number(sums.roles[code])) for code, word in words.items() if sums.roles[code]]


def _questions(inquiry: Inquiry, sums: _Sums) -> list[Answered]:
    return [_answered(each["id"], each["wording"], sums) for each in inquiry.questions]


def _answered(id_: str, wording: str, sums: _Sums) -> Answered:
    answered, does_not_know = sums.answered[id_], sums.does_not_know[id_]
    empty = sums.sheets - answered - does_not_know
    return Answered(id_, wording, number(answered), number(does_not_know), number(empty))


def _preferred(inquiry: Inquiry, sums: _Sums) -> list[Preferred]:
    texts = {pair[side]: pair[f"{side}_text"] for pair in inquiry.comparisons for side in ("left", "right")}
    shares = {ref: sums.chosen[ref] / sums.shown[ref] for ref in texts if sums.shown[ref]}
    place_of = dict(zip(shares, places(list(shares.values())), strict=True))
    needs = reverse("need_list", kwargs={"key": inquiry.case.key})
    return [
        Preferred(
            place=f"{place_of[ref]:.0f}",
            ref=ref,
            text=texts[ref],
            url=f"{needs}{ref}/",
            chosen=_("%(chosen)s of %(shown)s")
            % {"chosen": number(sums.chosen[ref]), "shown": number(sums.shown[ref])},
            share=percent(shares[ref]),
            width=f"{100 * shares[ref]:.1f}",
        )
        for ref in sorted(shares, key=lambda ref: (place_of[ref], ref))
    ]

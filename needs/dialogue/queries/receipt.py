"""What somebody has sent in, and what has come of it: hers to read for as long as her link works."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import Handling
from needs.cases.models import Case, Need
from needs.cases.wording import listed

from ..answers import read
from ..models import Contribution, Item, Reply, Use
from .asked import Asked, asked
from .check import Chosen, Fact, about, chosen
from .said import Said, said

SHORT_CHECKSUM = 12


@dataclass(frozen=True)
class SentAnswer:
    """`used` says what the authority has done with it; empty for what is not a text of its own."""

    said: Said
    used: str = ""


@dataclass(frozen=True)
class Receipt:
    """`received_at` as date and time in Stockholm; `checksum` the first digits of SHA-256, in groups of four."""

    ref: str
    received_at: str
    checksum: str
    answers: tuple[SentAnswer, ...]
    chosen: tuple[Chosen, ...]
    about: tuple[Fact, ...]
    asked: Asked
    has_contact: bool
    moderation: str

    @property
    def file_name(self) -> str:
        return f"{self.ref}.txt"


def receipt(reply: Reply) -> Receipt:
    """Five queries. Raises `Contribution.DoesNotExist` when nothing has been sent."""
    uses = Prefetch("items__uses", Use.objects.select_related("need").order_by("need__number"))
    found = (
        Contribution.objects.filter(reply=reply)
        .select_related("case", "inquiry__case__organisation", "moderation", "contact")
        .prefetch_related("items", uses)
        .get()
    )
    content, questions = read(found.content), asked(found.inquiry)
    used = {item.part: _used(item, found.inquiry.case) for item in found.items.all()}
    received = timezone.localtime(found.received_at, timezone.get_default_timezone())
    return Receipt(
        ref=found.ref,
        received_at=f"{received:%Y-%m-%d %H:%M}",
        checksum=_grouped(found.checksum[:SHORT_CHECKSUM]),
        answers=tuple(SentAnswer(each, used.get(each.part, "")) for each in said(content, found.inquiry).values()),
        chosen=chosen(questions.comparisons, content),
        about=about(content),
        asked=questions,
        has_contact=hasattr(found, "contact"),
        moderation=_moderated(found),
    )


def _used(item: Item, case: Case) -> str:
    """Which need, by number and title, unless those may not be told outside."""
    match item.handling:
        case Handling.USED:
            needs = [use.need for use in item.uses.all()]
            named = [_named(need) for need in needs if not (case.restricted or _is_marked(need))]
            return _in_needs(named, len(needs) - len(named))
        case Handling.SET_ASIDE:
            return _("Has been set aside: %(reason)s") % {"reason": item.reason}
    return _("Has not been handled yet.")


def _in_needs(named: list[str], unnamed: int) -> str:
    if not named:
        return _("Has been used in the description of a need.")
    if unnamed:
        named = [*named, ngettext("another need", "other needs", unnamed)]
    return _("Has been used in %(needs)s.") % {"needs": listed(named)}


def _named(need: Need) -> str:
    return f"{need.ref} {need.title}".strip()


def _is_marked(need: Need) -> bool:
    return bool(need.secrecy_rule or need.secrecy_reason)


def _moderated(contribution: Contribution) -> str:
    """Answers by a moderated link are looked through before they count."""
    if not contribution.is_moderated:
        return ""
    moderation = getattr(contribution, "moderation", None)
    if moderation is None:
        return _("Answers by this link are looked through before they are used. Yours is waiting.")
    if moderation.accepted:
        return ""
    return _("Your answer has been looked through and is not counted: %(reason)s") % {"reason": moderation.reason}


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4)).upper()

"""Who is missing among those a case concerns: whom nobody has thought of, and whom nobody means to hear."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import Involvement, PerspectiveKind, StakeholderRole

from ..choices import PERSPECTIVES
from ..models import Case, Stakeholder
from ..wording import listed, word

MUCH, LITTLE = 4, 2
# To be told is not to be heard.
UNHEARD = ("", Involvement.INFORMED)


@dataclass(frozen=True)
class Gap:
    message: str
    url: str


def is_overlooked(influence: int | None, affected: int | None) -> bool:
    """Affected much, with little say."""
    return influence is not None and affected is not None and affected >= MUCH and influence <= LITTLE


def gaps_among(case: Case, stakeholders: list[Stakeholder], set_aside: Collection[str]) -> list[Gap]:
    """`set_aside` are the kinds of perspectives that nobody has to be heard from. Empty without any stakeholder."""
    if not stakeholders:
        return []
    new = reverse("stakeholder_new", args=[case.key])
    wanted = [kind for kind in PerspectiveKind if kind not in set_aside]
    return [
        *_nobody(stakeholders, wanted, new),
        *_no_first_hand(stakeholders, new),
        *_only_speakers(stakeholders, wanted, new),
        *_unheard(case, stakeholders),
        *_not_assessed(case, stakeholders),
    ]


def _nobody(stakeholders: Iterable[Stakeholder], wanted: Iterable[str], new: str) -> Iterator[Gap]:
    present = {stakeholder.perspective for stakeholder in stakeholders}
    empty = [kind for kind in wanted if kind not in present]
    if empty:
        names = listed([word(PERSPECTIVES, kind).lower() for kind in empty])
        message = ngettext(
            "Nobody from the perspective %(names)s", "Nobody from the perspectives %(names)s", len(empty)
        )
        yield Gap(message % {"names": names}, f"{new}?perspective={empty[0]}")


def _no_first_hand(stakeholders: Iterable[Stakeholder], new: str) -> Iterator[Gap]:
    if not any(stakeholder.first_hand for stakeholder in stakeholders):
        yield Gap(_("Nobody with experience of their own"), new)


def _only_speakers(stakeholders: Iterable[Stakeholder], wanted: Iterable[str], new: str) -> Iterator[Gap]:
    """A representative tells what she has heard; whoever lives with it knows."""
    for kind in wanted:
        here = [stakeholder for stakeholder in stakeholders if stakeholder.perspective == kind]
        if here and all(stakeholder.role == StakeholderRole.SPEAKS_FOR for stakeholder in here):
            message = _("From the perspective %(name)s there are only people who speak for others")
            yield Gap(message % {"name": word(PERSPECTIVES, kind).lower()}, f"{new}?perspective={kind}")


def _unheard(case: Case, stakeholders: Iterable[Stakeholder]) -> Iterator[Gap]:
    for stakeholder in stakeholders:
        if (stakeholder.affected or 0) >= MUCH and stakeholder.involvement in UNHEARD:
            message = _("%(stakeholder)s: affected much. Say how they are to be heard")
            if is_overlooked(stakeholder.influence, stakeholder.affected):
                message = _("%(stakeholder)s: affected much with little influence. Say how they are to be heard")
            url = reverse("stakeholder", args=[case.key, stakeholder.number])
            yield Gap(message % {"stakeholder": stakeholder}, f"{url}#id_involvement")


def _not_assessed(case: Case, stakeholders: Iterable[Stakeholder]) -> Iterator[Gap]:
    """Nobody knows whether they are affected much."""
    left = [stakeholder for stakeholder in stakeholders if not stakeholder.affected]
    if left:
        message = ngettext(
            "%(count)d stakeholder is not assessed: say how much it is affected",
            "%(count)d stakeholders are not assessed: say how much they are affected",
            len(left),
        )
        url = reverse("stakeholder", args=[case.key, left[0].number])
        yield Gap(message % {"count": len(left)}, f"{url}#id_affected")

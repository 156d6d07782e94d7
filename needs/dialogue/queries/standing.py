"""How contributions by reviewed links stand: they wait, are let through or are not. Only the counted are voices."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import pgettext

from ..models import Contribution, Moderation

WAITING = Q(is_moderated=True, moderation=None)
REFUSED = Q(moderation__accepted=False)
COUNTED = Q(is_moderated=False) | Q(moderation__accepted=True)


@dataclass(frozen=True)
class Standing:
    """`word` is empty when there is nothing to say: it counts."""

    word: str = ""
    colour: str = ""
    reason: str = ""
    waits: bool = False


def accepted(contribution: Contribution) -> bool | None:
    """What was decided; None while it waits. `contribution` comes with its moderation."""
    try:
        return contribution.moderation.accepted
    except Moderation.DoesNotExist:
        return None


def is_counted(contribution: Contribution) -> bool:
    """Whether the one who answered is a voice."""
    return not contribution.is_moderated or accepted(contribution) is True


def standing(contribution: Contribution) -> Standing:
    if is_counted(contribution):
        return Standing()
    if accepted(contribution) is None:
        return Standing(pgettext("answer", "Waits for review"), "amber", waits=True)
    return Standing(pgettext("answer", "Not let through"), "grey", contribution.moderation.reason)

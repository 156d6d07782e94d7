from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle

from ..models import Stakeholder


def naming(stakeholder: Stakeholder) -> Iterator[Obstacle]:
    """Nobody is a stakeholder without being called something."""
    if not stakeholder.name.strip():
        message = _("Write whom it concerns: a group or a role.")
        yield Obstacle("name", message, "stakeholder_list", {"key": stakeholder.case.key})

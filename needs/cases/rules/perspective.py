from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from needs.accounts.models import Guidelines
from needs.casefile.kinds import PerspectiveStatus
from needs.safekeeping.refusal import Obstacle

from ..models import Perspective


def setting_aside(perspective: Perspective, values: Mapping[str, Any]) -> Iterator[Obstacle]:
    """Why the perspective may not be set aside, if that is what the values ask for."""
    if values.get("status", perspective.status) != PerspectiveStatus.SET_ASIDE:
        return
    if not values.get("set_aside_reason", perspective.set_aside_reason).strip():
        yield _obstacle(perspective, "reason", _("Write why the perspective is set aside."))
    if perspective.kind in required(perspective.case.organisation_id):
        message = _("Your organisation's guidelines say that this perspective is always heard.")
        yield _obstacle(perspective, "required", message)


def required(organisation_id: int) -> list[str]:
    """Kinds of perspectives that the organisation's guidelines never let anyone set aside."""
    guidelines = Guidelines.objects.filter(organisation=organisation_id).first()
    return list(guidelines.required_perspectives) if guidelines else []


def _obstacle(perspective: Perspective, code: str, message: str) -> Obstacle:
    arguments = {"key": perspective.case.key, "kind": perspective.kind}
    return Obstacle(f"set-aside-{code}", message, "perspective", arguments, "id_set_aside_reason")

"""Setting up an organisation: itself, its units and its guidelines.

`by` None is the operator at the command line. What cannot be kept raises `ValidationError`, in words for people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from needs.casefile.kinds import PerspectiveKind

from ..models import Guidelines, Organisation, Unit, User
from ..organisation_number import hyphenated
from ..rules.access import may_administer, require


def create_organisation(*, slug: str, name: str, organisation_number: str = "") -> Organisation:
    """An organisation with guidelines that ask for nothing yet. Only the operator makes organisations."""
    organisation = Organisation(
        slug=slug, name=name.strip(), organisation_number=hyphenated(organisation_number.strip())
    )
    with transaction.atomic():
        organisation.full_clean()
        organisation.save(force_insert=True)
        Guidelines.objects.create(organisation=organisation)
    return organisation


def add_unit(*, organisation: Organisation, name: str, by: User | None, parent: Unit | None = None) -> Unit:
    """The unit with that name, made when it is not there; it then stands under `parent`."""
    require(may_administer(by, organisation.pk))
    if parent is not None and parent.organisation_id != organisation.pk:
        raise ValidationError(_("%(unit)s belongs to another organisation.") % {"unit": parent.name})
    with transaction.atomic():
        # The organisation's row is the queue for the names of its units.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        unit = Unit.objects.filter(organisation=organisation, name=name.strip()).first()
        if unit is None:
            unit = Unit(organisation=organisation, name=name.strip(), parent=parent)
            unit.full_clean()
            unit.save(force_insert=True)
        return unit


def set_guidelines(
    *,
    organisation: Organisation,
    by: User | None,
    texts: Mapping[str, str],
    required_perspectives: Sequence[str] = (),
    least_voices: int = 0,
    least_first_hand: int = 0,
    default_criteria: Sequence[Mapping[str, Any]] = (),
) -> Guidelines:
    """Replace the guidelines as a whole. Cases that have begun keep the criteria they have."""
    require(may_administer(by, organisation.pk))
    if unknown := set(required_perspectives) - set(PerspectiveKind):
        raise ValidationError(_("There is no perspective %(name)s.") % {"name": ", ".join(sorted(unknown))})
    values = {
        "texts": dict(texts),
        "required_perspectives": list(required_perspectives),
        "least_voices": least_voices,
        "least_first_hand": least_first_hand,
        "default_criteria": [dict(criterion) for criterion in default_criteria],
    }
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        guidelines, _is_new = Guidelines.objects.update_or_create(organisation=organisation, defaults=values)
        return guidelines

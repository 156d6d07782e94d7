"""Keeping the delegation table. `by` None is the operator at the command line."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import DelegationRule, Organisation, Unit, User
from ..rules.access import may_administer, require
from ..rules.delegation import unfit


def set_delegation(
    *,
    organisation: Organisation,
    limit: int | None,
    by: User | None,
    role: str = "",
    approver: User | None = None,
    unit: Unit | None = None,
    mandate: str = "",
) -> DelegationRule:
    """Say who decides up to `limit` (whole SEK, None for no limit), in the unit or the whole organisation.

    It replaces what the table said of the same limit and unit. Raises `ValidationError`.
    """
    require(may_administer(by, organisation.pk))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if problems := list(unfit(organisation, limit=limit, role=role, approver=approver, unit=unit)):
            raise ValidationError(problems)
        rule = DelegationRule(
            organisation=organisation, unit=unit, limit=limit, role=role, approver=approver, mandate=mandate.strip()
        )
        rule.full_clean()
        DelegationRule.objects.filter(organisation=organisation, unit=unit, limit=limit).delete()
        rule.save(force_insert=True)
        return rule


def remove_delegation(
    *, organisation: Organisation, limit: int | None, by: User | None, unit: Unit | None = None
) -> bool:
    """Take the row for that limit and unit out of the table. False when there was none."""
    require(may_administer(by, organisation.pk))
    removed, _by_model = DelegationRule.objects.filter(organisation=organisation, unit=unit, limit=limit).delete()
    return bool(removed)

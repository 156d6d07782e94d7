"""Who may decide, read from the delegation table."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import DelegationRule, User


def rule_for(*, organisation_id: int, unit_id: int | None, value: int | None) -> DelegationRule | None:
    """The rule that applies to a value in whole SEK (None counts as 0), or None when nobody may decide.

    The case's own unit goes before the whole organisation, the lowest sufficient limit before higher ones.
    """
    rules = DelegationRule.objects.filter(organisation_id=organisation_id).select_related("approver")
    return fitting(rules, unit_id=unit_id, value=value)


def fitting(rules: Iterable[DelegationRule], *, unit_id: int | None, value: int | None) -> DelegationRule | None:
    """The same, of rules already read: all those of the case's organisation."""
    sufficient = [
        rule for rule in rules if rule.unit_id in (None, unit_id) and (rule.limit is None or rule.limit >= (value or 0))
    ]
    return min(sufficient, key=nearest_first, default=None)


def nearest_first(rule: DelegationRule) -> tuple[bool, bool, int, int]:
    """The order in which rules are asked: the unit's own first, low limits before high."""
    return (rule.unit_id is None, rule.limit is None, rule.limit or 0, rule.pk)


def people_of(rule: DelegationRule) -> list[User]:
    """The active people who may decide under a rule, by name."""
    if rule.approver is not None:
        return [rule.approver] if rule.approver.is_active else []
    return list(
        User.objects.filter(
            is_active=True, memberships__organisation=rule.organisation_id, memberships__role=rule.role
        ).order_by("name")
    )

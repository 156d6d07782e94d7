"""Who may decide, read from the delegation table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..models import DelegationRule, Unit, User


def rule_for(*, organisation_id: int, unit_id: int | None, value: int | None) -> DelegationRule | None:
    """The rule that applies to a value in whole SEK (None counts as 0), or None when nobody may decide.

    The case's own unit goes before the units above it and those before the whole organisation; within a unit
    the lowest sufficient limit goes before higher ones.
    """
    rules = list(DelegationRule.objects.filter(organisation_id=organisation_id).select_related("approver"))
    return fitting(rules, parents=parents_for(rules, [organisation_id]), unit_id=unit_id, value=value)


def parents_for(rules: Iterable[DelegationRule], organisation_ids: Iterable[int]) -> dict[int, int | None]:
    """The unit above each unit; nothing is read when no rule is for a unit."""
    if all(rule.unit_id is None for rule in rules):
        return {}
    return dict(Unit.objects.filter(organisation__in=organisation_ids).values_list("pk", "parent"))


def fitting(
    rules: Iterable[DelegationRule], *, parents: Mapping[int, int | None], unit_id: int | None, value: int | None
) -> DelegationRule | None:
    """The same, of rules already read: all those of the case's organisation."""
    asked = in_order(rules, parents=parents, unit_id=unit_id)
    return next((rule for rule in asked if rule.limit is None or rule.limit >= (value or 0)), None)


def in_order(
    rules: Iterable[DelegationRule], *, parents: Mapping[int, int | None], unit_id: int | None
) -> list[DelegationRule]:
    """As they are asked of a unit: its own, those of the units above it, those of the whole organisation."""
    way = _way_up(unit_id, parents)
    return sorted(
        (rule for rule in rules if rule.unit_id in way),
        key=lambda rule: (way.index(rule.unit_id), rule.limit is None, rule.limit or 0, rule.pk),
    )


def _way_up(unit_id: int | None, parents: Mapping[int, int | None]) -> list[int | None]:
    """The unit, the units above it and last the whole organisation, None."""
    way: list[int | None] = []
    while unit_id is not None and unit_id not in way:
        way.append(unit_id)
        unit_id = parents.get(unit_id)
    return [*way, None]


def people_of(rule: DelegationRule) -> list[User]:
    """The active people who may decide under a rule, by name."""
    if rule.approver is not None:
        return [rule.approver] if rule.approver.is_active else []
    return list(
        User.objects.filter(
            is_active=True, memberships__organisation=rule.organisation_id, memberships__role=rule.role
        ).order_by("name")
    )

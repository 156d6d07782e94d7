"""The delegation table in words: who decides on which values, and which values nobody may decide on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..models import DelegationRule, Membership, Organisation
from ..roles import ROLES, Permission, roles_with
from .delegation import in_order, parents_for

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
Deciders = Collection[Membership]


@dataclass(frozen=True)
class Rung:
    """`values` as “Up to 5 000 000 kr”. `is_gap` says that nobody may decide; `who` then says why."""

    values: str
    who: str
    mandate: str = ""
    is_gap: bool = False


@dataclass(frozen=True)
class Ladder:
    """Who decides on the cases of one unit, or of the whole organisation, from the lowest value to the highest."""

    name: str
    rungs: list[Rung]

    @property
    def gaps(self) -> list[Rung]:
        return [rung for rung in self.rungs if rung.is_gap]


def ladders(organisation: Organisation) -> list[Ladder]:
    """One for the whole organisation, then one for each unit with rows of its own. Three queries."""
    rules = list(organisation.delegation_rules.select_related("approver", "unit"))
    deciders = deciders_of(organisation)
    units = {rule.unit_id: rule.unit for rule in rules if rule.unit is not None}
    parents = parents_for(rules, [organisation.pk])
    places = [(None, _("The whole organisation")), *sorted(((pk, unit.name) for pk, unit in units.items()), key=_name)]
    return [Ladder(name, list(_rungs(in_order(rules, parents=parents, unit_id=pk), deciders))) for pk, name in places]


def _name(place: tuple[int | None, str]) -> str:
    return place[1]


def gaps(organisation: Organisation) -> list[str]:
    """The values that nobody may decide on, one a line."""
    return [f"{ladder.name}, {rung.values}: {rung.who}" for ladder in ladders(organisation) for rung in ladder.gaps]


def deciders_of(organisation: Organisation) -> list[Membership]:
    """The roles with which active people may decide."""
    held = organisation.memberships.filter(role__in=roles_with(Permission.DECIDE), user__is_active=True)
    return list(held.select_related("user").order_by("user__name"))


def money(kronor: int) -> str:
    return f"{number_format(kronor, use_l10n=True, force_grouping=True)}{NO_BREAK_SPACE}kr"


def _rungs(rules: Iterable[DelegationRule], deciders: Deciders) -> Iterator[Rung]:
    """Of rules in the order they are asked, each takes the values above the last; one never asked is left out."""
    covered: int | None = None
    for rule in rules:
        if rule.limit is None or covered is None or rule.limit > covered:
            yield _rung(rule, covered, deciders)
            if rule.limit is None:
                return
            covered = rule.limit
    yield Rung(_values(covered, None), _("Nobody. A row in the delegation table is missing."), is_gap=True)


def _rung(rule: DelegationRule, above: int | None, deciders: Deciders) -> Rung:
    values = _values(above, rule.limit)
    if rule.approver is not None:
        may = any(held.user_id == rule.approver_id for held in deciders)
        who = ", ".join(filter(None, (rule.approver.title, rule.approver.name)))
        if not may:
            who = _("Nobody. %(person)s can no longer decide.") % {"person": rule.approver.name}
        return Rung(values, who, rule.mandate, is_gap=not may)
    names = [held.user.name for held in deciders if held.role == rule.role]
    role = str(ROLES[rule.role].name)
    if not names:
        return Rung(values, _("Nobody. No one has the role %(role)s.") % {"role": role}, rule.mandate, is_gap=True)
    return Rung(values, f"{role}: {', '.join(names)}", rule.mandate)


def _values(above: int | None, limit: int | None) -> str:
    if limit is None:
        return _("Above %(above)s") % {"above": money(above)} if above is not None else _("Every value")
    if above is None:
        return _("Up to %(limit)s") % {"limit": money(limit)}
    return _("Above %(above)s, up to %(limit)s") % {"above": money(above), "limit": money(limit)}

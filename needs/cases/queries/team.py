"""Who may be asked to run a case or work on it: members of its organisation, with the roles they hold there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from needs.accounts.models import Membership, User
from needs.accounts.roles import ROLES, Permission, roles_with

from ..models import Case
from ..wording import listed


@dataclass(frozen=True)
class Member:
    key: str
    name: str
    title: str
    roles: str
    is_owner: bool
    is_on_team: bool


def officers(case: Case) -> QuerySet[User]:
    """Those who may run the case, and whoever runs it now."""
    held = Membership.objects.filter(organisation=case.organisation_id, role__in=roles_with(Permission.RUN_CASES))
    running = User.objects.filter(pk=case.owner_id)
    return (User.objects.filter(pk__in=held.values("user"), is_active=True) | running).order_by("name")


def members(case: Case) -> list[Member]:
    """Every active member of the organisation once, by name. Two queries."""
    team = set(case.team.values_list("user", flat=True))
    held = Membership.objects.filter(organisation=case.organisation_id, user__is_active=True).select_related("user")
    people: dict[int, tuple[User, list[str]]] = {}
    for membership in held.order_by("user__name", "user", "pk"):
        people.setdefault(membership.user_id, (membership.user, []))[1].append(str(ROLES[membership.role].name))
    return [
        Member(user.key, user.name, user.title, listed(roles), user.pk == case.owner_id, user.pk in team)
        for user, roles in people.values()
    ]

"""What a person may do where, read from her memberships."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ..models import Membership, Organisation, User
from ..roles import ROLES, Permission, Role, roles_with

Actor = User | AnonymousUser


def organisations_where(user: Actor, permission: Permission) -> QuerySet[Organisation]:
    """The organisations in which the person holds a role with the permission; none when she is not active."""
    if not user.is_authenticated or not user.is_active:
        return Organisation.objects.none()
    return Organisation.objects.filter(
        pk__in=Membership.objects.filter(user=user, role__in=roles_with(permission)).values("organisation")
    )


def permissions(user: Actor, organisation_id: int) -> frozenset[Permission]:
    """All permissions of the person in one organisation, kept on the user object for the rest of the request."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    return _permissions_by_organisation(user).get(organisation_id, frozenset())


def _permissions_by_organisation(user: User) -> dict[int, frozenset[Permission]]:
    from_roles: dict[int, frozenset[Permission]] | None = getattr(user, "_permissions_by_organisation", None)
    if from_roles is None:
        from_roles = {}
        for organisation_id, role in user.memberships.values_list("organisation_id", "role"):
            held = from_roles.get(organisation_id, frozenset())
            from_roles[organisation_id] = held | ROLES[role].permissions
        user._permissions_by_organisation = from_roles  # type: ignore[attr-defined]  # a cache for one request
    return from_roles


def roles_of(user: Actor) -> list[tuple[Organisation, Role]]:
    """The person's roles, by organisation and in the order roles are listed."""
    if not user.is_authenticated:
        return []
    held = Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__name", "pk")
    return [(membership.organisation, ROLES[membership.role]) for membership in held]

"""What a person may do where, read from her memberships."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ..models import Membership, Organisation, User
from ..roles import ROLES, Permission, Role

Actor = User | AnonymousUser


def organisations_where(user: Actor, permission: Permission) -> QuerySet[Organisation]:
    """The organisations in which the person holds a role with the permission; none when she is not active."""
    return Organisation.objects.filter(pk__in=organisation_ids_where(user, permission))


def organisation_ids_where(user: Actor, permission: Permission) -> list[int]:
    """Their primary keys: every query about cases asks for them."""
    return [pk for pk, (_name, held) in _memberships(user).items() if permission in held]


def permissions(user: Actor, organisation_id: int) -> frozenset[Permission]:
    """All permissions of the person in one organisation."""
    _name, held = _memberships(user).get(organisation_id, ("", frozenset()))
    return held


def own_organisation(user: Actor) -> str:
    """The name of the organisation the person belongs to, the first by name of several."""
    return min((name for name, _held in _memberships(user).values()), default="")


def _memberships(user: Actor) -> dict[int, tuple[str, frozenset[Permission]]]:
    """Name and permissions by organisation, read once and kept on the user object for the rest of the request."""
    if not user.is_authenticated or not user.is_active:
        return {}
    kept: dict[int, tuple[str, frozenset[Permission]]] | None = getattr(user, "_kept_memberships", None)
    if kept is None:
        kept = {}
        for pk, name, role in user.memberships.values_list("organisation_id", "organisation__name", "role"):
            _name, held = kept.get(pk, ("", frozenset()))
            kept[pk] = (name, held | ROLES[role].permissions)
        user._kept_memberships = kept  # type: ignore[attr-defined]  # lives as long as the request's user
    return kept


def roles_of(user: Actor) -> list[tuple[Organisation, Role]]:
    """The person's roles, by organisation and in the order roles are listed."""
    if not user.is_authenticated:
        return []
    held = Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__name", "pk")
    return [(membership.organisation, ROLES[membership.role]) for membership in held]

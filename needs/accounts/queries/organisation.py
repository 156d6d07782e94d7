"""What the members of an organisation can read about how it is set up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from ..models import Membership, Organisation, Unit, User
from ..roles import ADMINISTRATOR, ROLES, Permission, Role
from .guidelines import GuidelinesPage, guidelines_page
from .ladder import Ladder, ladders
from .membership import Actor, organisations_where


@dataclass(frozen=True)
class Holder:
    """A person with a role; `about` is title and unit, as far as they are known."""

    name: str
    about: str


@dataclass(frozen=True)
class HeldRole:
    role: Role
    holders: list[Holder]


@dataclass(frozen=True)
class Branch:
    name: str
    children: list[Branch]


@dataclass(frozen=True)
class OrganisationPage:
    roles: list[HeldRole]
    administrators: list[User]
    units: list[Branch]
    ladders: list[Ladder]
    guidelines: GuidelinesPage

    @property
    def has_gaps(self) -> bool:
        return any(ladder.gaps for ladder in self.ladders)


def visible_organisation(user: Actor, key: str) -> Organisation:
    """Raises `Http404` for those who are not members."""
    found = organisations_where(user, Permission.READ).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def organisation_page(organisation: Organisation) -> OrganisationPage:
    """Seven queries, however many people and units there are."""
    memberships = list(
        Membership.objects.filter(organisation=organisation, user__is_active=True)
        .select_related("user", "unit")
        .order_by("user__name", "pk")
    )
    return OrganisationPage(
        roles=[_held(role, memberships) for role in ROLES.values()],
        administrators=[each.user for each in memberships if each.role == ADMINISTRATOR.code],
        units=tree(organisation.units.all()),
        ladders=ladders(organisation),
        guidelines=guidelines_page(organisation),
    )


def tree(units: Iterable[Unit]) -> list[Branch]:
    under: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        under[unit.parent_id].append(unit)

    def branches(parent: int | None) -> list[Branch]:
        return [Branch(unit.name, branches(unit.pk)) for unit in under[parent]]

    return branches(None)


def _held(role: Role, memberships: Iterable[Membership]) -> HeldRole:
    return HeldRole(role, [_holder(each) for each in memberships if each.role == role.code])


def _holder(membership: Membership) -> Holder:
    unit = membership.unit.name if membership.unit else ""
    return Holder(membership.user.name, ", ".join(filter(None, (membership.user.title, unit))))

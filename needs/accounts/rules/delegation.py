"""What a row of the delegation table must fulfil so that somebody can really decide by it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..models import Organisation, Unit, User
from ..queries.membership import permissions
from ..roles import ROLES, Permission, roles_with


def unfit(
    organisation: Organisation, *, limit: int | None, role: str, approver: User | None, unit: Unit | None
) -> Iterator[str]:
    """Why the row cannot stand, in words for the one who sets it."""
    if bool(role) == bool(approver):
        yield _("Say who decides: either a role or a person.")
    if role and role not in roles_with(Permission.DECIDE):
        yield _("That role decides on nothing. Roles that do: %(roles)s.") % {"roles": ", ".join(_deciding_roles())}
    if approver and Permission.DECIDE not in permissions(approver, organisation.pk):
        words = {"person": approver.name, "organisation": organisation.name, "roles": ", ".join(_deciding_roles())}
        yield (
            _("%(person)s may not decide in %(organisation)s. First give the person one of the roles: %(roles)s.")
            % words
        )
    if unit and unit.organisation_id != organisation.pk:
        yield _("%(unit)s belongs to another organisation.") % {"unit": unit.name}
    if limit is not None and limit < 0:
        yield _("A limit is 0 kr or more.")


def _deciding_roles() -> Iterator[str]:
    return (f"{ROLES[code].name} ({code})" for code in roles_with(Permission.DECIDE))

"""Roles as data: what each role may do, in words a non-programmer can review.

A permission says what a person may do in the organisation's cases; whether it applies to a certain case
is for `needs.cases.rules.access`.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    READ = "read"
    WRITE_NEEDS = "write_needs"
    RUN_CASES = "run_cases"
    DECIDE = "decide"
    ADMINISTER = "administer"


@dataclass(frozen=True)
class Role:
    code: str
    name: Promise
    description: Promise
    permissions: frozenset[Permission]


READER = Role(
    "reader",
    _("Reader"),
    _("Reads the organisation's cases and reports. Changes nothing."),
    frozenset({Permission.READ}),
)
CONTRIBUTOR = Role(
    "contributor",
    _("Contributor"),
    _("A colleague who writes needs and scores them in cases where she is on the team."),
    frozenset({Permission.READ, Permission.WRITE_NEEDS}),
)
OFFICER = Role(
    "officer",
    _("Officer"),
    _("Starts and runs cases, from the first question to submitting them for decision."),
    frozenset({Permission.READ, Permission.WRITE_NEEDS, Permission.RUN_CASES}),
)
APPROVER = Role(
    "approver",
    _("Approver"),
    _("Decides on submitted cases within the delegation. Never on her own."),
    frozenset({Permission.READ, Permission.DECIDE}),
)
ADMINISTRATOR = Role(
    "administrator",
    _("Administrator"),
    _("Keeps members, units, goal catalogues, guidelines and delegation. Does not run cases."),
    frozenset({Permission.READ, Permission.ADMINISTER}),
)

ROLES: dict[str, Role] = {role.code: role for role in (READER, CONTRIBUTOR, OFFICER, APPROVER, ADMINISTRATOR)}


def roles_with(permission: Permission) -> list[str]:
    """Codes of the roles that hold the permission, for use in queries."""
    return [role.code for role in ROLES.values() if permission in role.permissions]

"""Who keeps an organisation. `None` stands for the operator at the command line, who is asked for no right."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from ..models import User
from ..queries.membership import permissions
from ..roles import Permission


def may_administer(user: User | None, organisation_id: int) -> bool:
    return user is None or Permission.ADMINISTER in permissions(user, organisation_id)


def require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied

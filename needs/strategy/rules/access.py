"""Who may change the organisation's goal catalogues. Whether someone sees them at all is `visible_to`."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from needs.accounts.queries.membership import Actor, permissions
from needs.accounts.roles import Permission


def may_keep_catalogues(user: Actor, organisation_id: int) -> bool:
    return Permission.ADMINISTER in permissions(user, organisation_id)


def require(allowed: bool) -> None:
    """Refuse a colleague without the right: 403. Strangers have already met 404."""
    if not allowed:
        raise PermissionDenied

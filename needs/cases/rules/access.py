"""Who may do what with a case she can see. Whether she sees it at all is `visible_to`."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from needs.accounts.queries.membership import Actor, permissions
from needs.accounts.roles import Permission

from ..models import Case


def may_run(user: Actor, case: Case) -> bool:
    """An officer of the organisation: change every part of the case, import, submit, withdraw, revise."""
    return Permission.RUN_CASES in permissions(user, case.organisation_id)


def may_write_needs(user: Actor, case: Case) -> bool:
    """An officer, or a contributor on the team: write needs and score them."""
    if may_run(user, case):
        return True
    held = permissions(user, case.organisation_id)
    return Permission.WRITE_NEEDS in held and case.team.filter(user=user.pk).exists()


def may_see_contacts(user: Actor, case: Case) -> bool:
    """How people outside are reached is for those who may have to reach them: officers and the team."""
    return may_run(user, case) or case.team.filter(user=user.pk).exists()


def may_decide_in(user: Actor, case: Case) -> bool:
    """An approver of the organisation. Which cases rest with her is `rules.approval`."""
    return Permission.DECIDE in permissions(user, case.organisation_id)


def may_start_case(user: Actor, organisation_id: int) -> bool:
    return Permission.RUN_CASES in permissions(user, organisation_id)


def require(allowed: bool) -> None:
    """Refuse a colleague without the right: 403. Strangers have already met 404."""
    if not allowed:
        raise PermissionDenied

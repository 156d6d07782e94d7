"""Which submitted cases rest with a person: what `approval.may_decide` says of one case, for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from needs.accounts.models import DelegationRule, Membership, User
from needs.accounts.queries.delegation import fitting, parents_for
from needs.accounts.queries.membership import organisations_where
from needs.accounts.roles import Permission

from ..models import Case
from ..queries.overview import submitted


def waiting_for(user: User) -> list[Case]:
    """The cases of `queries.overview.submitted` that this person may decide on. Four queries at most."""
    cases = submitted(user).filter(organisation__in=organisations_where(user, Permission.DECIDE))
    others = [case for case in cases if user.pk not in (case.owner_id, case.submitter)]  # type: ignore[attr-defined]  # annotated
    if not others:
        return []
    organisations = {case.organisation_id for case in others}
    rules = _rules(organisations)
    parents = parents_for(chain.from_iterable(rules.values()), organisations)
    roles = set(Membership.objects.filter(user=user).values_list("organisation", "role"))
    return [case for case in others if _rests(user, case, _rule(case, rules, parents), roles)]


def _rules(organisations: set[int]) -> dict[int, list[DelegationRule]]:
    found: dict[int, list[DelegationRule]] = defaultdict(list)
    for rule in DelegationRule.objects.filter(organisation__in=organisations):
        found[rule.organisation_id].append(rule)
    return found


def _rule(
    case: Case, rules: Mapping[int, list[DelegationRule]], parents: Mapping[int, int | None]
) -> DelegationRule | None:
    own = rules[case.organisation_id]
    return fitting(own, parents=parents, unit_id=case.unit_id, value=case.estimated_value)


def _rests(user: User, case: Case, rule: DelegationRule | None, roles: set[tuple[int, str]]) -> bool:
    if rule is None:
        return False
    return rule.approver_id == user.pk if rule.approver_id else (case.organisation_id, rule.role) in roles

"""Starting a case and changing what it says about itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone

from needs.accounts.models import Guidelines, Organisation, User
from needs.casefile.kinds import AlternativeKind, PerspectiveKind
from needs.safekeeping import keeping
from needs.safekeeping.keeping import Relation
from needs.safekeeping.merging import Edit

from ..models import Alternative, Case, Criterion, Perspective, TeamMember
from ..rules.access import may_start_case, require
from .boundary import changing, place, tell


def create_case(*, organisation: Organisation, values: Mapping[str, Any], by: User, note: str = "") -> Case:
    """A new case owned by the person, with its six perspectives, six alternatives and the default criteria."""
    with transaction.atomic():
        require(may_start_case(by, organisation.pk))
        # The organisation's row is the queue for its running numbers.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        case = Case(organisation=organisation, number=_next_case_number(organisation), owner=by)
        keeping.create(case, values=values, by=by, place=place(case, record="case", kind="case.created"), note=note)
        Perspective.objects.bulk_create(Perspective(case=case, kind=kind.value) for kind in PerspectiveKind)
        Alternative.objects.bulk_create(Alternative(case=case, kind=kind.value) for kind in AlternativeKind)
        Criterion.objects.bulk_create(_default_criteria(case))
    return case


def change_case(*, case: Case, values: Mapping[str, Any], edit: Edit | None, by: User) -> Case:
    """Change any of the case's own columns."""
    with changing(case, by=by) as fresh:
        return keeping.change(
            fresh, values=values, edit=edit, by=by, place=place(fresh, record="case", kind="case.changed")
        )


def set_owner(*, case: Case, owner: User, by: User) -> Case:
    """Hand the case to another officer of the organisation."""
    with changing(case, by=by) as fresh:
        require(may_start_case(owner, fresh.organisation_id))
        return keeping.change(
            fresh, values={"owner": owner}, edit=None, by=by, place=place(fresh, record="case", kind="case.changed")
        )


def set_team(*, case: Case, users: Iterable[User], by: User) -> Case:
    """The colleagues who work on the case; members of the organisation only."""
    members = [user for user in users if user.memberships.filter(organisation=case.organisation_id).exists()]
    with changing(case, by=by) as fresh:
        where = place(fresh, record="case", kind="case.team_changed", relations={"team": TEAM})
        return keeping.change(fresh, values={"team": sorted(u.key for u in members)}, edit=None, by=by, place=where)


def mark_part(*, case: Case, part: str, done: bool, by: User) -> None:
    """Note that a part of the case is done, or not after all."""
    with changing(case, by=by) as fresh:
        parts = set(fresh.done_parts)
        wanted = parts | {part} if done else parts - {part}
        if wanted != parts:
            Case.objects.filter(pk=fresh.pk).update(done_parts=sorted(wanted))
            tell(fresh, kind="part.done" if done else "part.reopened", by=by, record=f"part:{part}")


def _next_case_number(organisation: Organisation) -> str:
    year = timezone.localdate().year
    # By length first: 2026-1000 comes after 2026-999.
    given = organisation.cases.filter(number__startswith=f"{year}-").order_by(Length("number").desc(), "-number")
    last = given.values_list("number", flat=True).first()
    return f"{year}-{int(last.split('-')[1]) + 1 if last else 1:03d}"


def _default_criteria(case: Case) -> Iterable[Criterion]:
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first()
    for position, criterion in enumerate(guidelines.default_criteria if guidelines else [], start=1):
        yield Criterion(
            case=case,
            position=position,
            name=criterion["name"],
            question=criterion.get("question", ""),
            steps=criterion.get("steps", []),
            direction=criterion.get("direction", "benefit"),
            weight=criterion.get("weight", 1),
        )


def _team_keys(case: Case) -> list[str]:
    return sorted(case.team.values_list("user__key", flat=True))


def _write_team(case: Case, keys: list[str]) -> None:
    case.team.exclude(user__key__in=keys).delete()
    present = set(_team_keys(case))
    new = User.objects.filter(key__in=[key for key in keys if key not in present])
    TeamMember.objects.bulk_create(TeamMember(case=case, user=user) for user in new)


TEAM: Relation[Case] = Relation(read=_team_keys, write=_write_team)

"""A form takes what it asks for and nothing else, and never anything of another organisation."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import F

from needs.accounts.models import Membership, Unit
from needs.cases.models import Case, CaseGoal, Need, Perspective, TeamMember
from needs.strategy.models import Goal
from tests.cases.factories import make_goal, make_ready_case

from .page_forms import choices_in
from .policies import POLICIES
from .rows import contents, highest_ids, models
from .table import IGNORED, TABLE, Row
from .trying import ask, body, page, undone
from .world import World

pytestmark = pytest.mark.django_db

WRITTEN = [row for row in TABLE if row.post != IGNORED and row.changes]
TO_OUR_ADVANTAGE = {"state": "approved", "status": "approved", "is_active": "1", "role": "administrator"}


@pytest.fixture(scope="module")
def ids(world: World) -> dict[str, str]:
    """Identifiers of things of the other organisation, by what a form might call them."""
    stranger = world.people["stranger"]
    case, goal = make_ready_case(stranger), make_goal(world.away, "Bortmål")
    unit = Unit.objects.create(organisation=world.away, name="Bortenheten")
    ids = {"pk": case.pk, "unit": unit.pk, "user": stranger.pk, "organisation": world.away.pk, "goal": goal.pk}
    keys = {"user key": stranger.key, "goal key": goal.key}
    return {name: str(value) for name, value in {**ids, **keys}.items()}


def uninvited(ids: dict[str, str], asked: dict[str, Any]) -> dict[str, str]:
    """Every field of every model that the form does not ask for, with something of the other organisation's."""
    names = {name for model in models() for f in model._meta.local_concrete_fields for name in (f.name, f.attname)}
    about = {"owner": "user", "approver": "user", "by": "user", "lead": "user", "user": "user"}
    values = {name: ids.get(about.get(name.removesuffix("_id"), name.removesuffix("_id")), ids["pk"]) for name in names}
    return {name: value for name, value in (values | TO_OUR_ADVANTAGE).items() if name not in asked}


def posted(world: World, row: Row, data: dict[str, Any]) -> dict[str, list[str]]:
    known = highest_ids()
    state = next(state for state in row.states if row.carries_out(state))
    with undone():
        assert ask(world, row, "post", POLICIES[row.post][0], state, data).status_code == row.writing(state)
        return contents(known)


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_fields_that_the_form_does_not_ask_for_are_passed_over(world, ids, row: Row):
    asked = body(world, row)
    assert posted(world, row, uninvited(ids, asked) | asked) == posted(world, row, asked)


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_nothing_of_another_organisation_can_be_chosen(world, ids, row: Row):
    asked, state = body(world, row), next(state for state in row.states if row.carries_out(state))
    for name in choices_in(page(world, row)) - {"version"}:
        for value in set(ids.values()):
            with undone():
                ask(world, row, "post", POLICIES[row.post][0], state, asked | {name: value})
                assert (name, value, across()) == (name, value, [])


def across() -> list[object]:
    """References that lead from one organisation into another."""
    here = F("case__organisation")
    return [
        *Case.objects.exclude(unit=None).exclude(unit__organisation=F("organisation")),
        *(case for case in Case.objects.all() if not _member(case.owner_id, case)),
        *(member for member in TeamMember.objects.all() if not _member(member.user_id, member.case)),
        *(each for each in Perspective.objects.exclude(lead=None) if not _member(each.lead_id, each.case)),
        *CaseGoal.objects.exclude(goal__catalogue__organisation=here),
        *Goal.objects.exclude(parent=None).exclude(parent__catalogue=F("catalogue")),
        *Need.objects.exclude(merged_into=None).exclude(merged_into__case=F("case")),
    ]


def _member(user_id: int | None, case: Case) -> bool:
    return Membership.objects.filter(user=user_id, organisation=case.organisation_id).exists()

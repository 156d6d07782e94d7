"""A restricted case does not exist for colleagues outside its team."""

import pytest
from django.urls import reverse

from needs.cases.actions.case import change_case

from .table import NO_PAGE, TABLE
from .trying import ask, client_of, outcome

pytestmark = pytest.mark.django_db

OUTSIDE_THE_TEAM = ("colleague", "peer", "approver", "administrator", "stranger")
IN_CASE = [row for row in TABLE if row.place == "case"]


@pytest.fixture
def restricted(world):
    officer, case = world.people["officer"], world.cases["draft"]
    return change_case(case=case, values={"restricted": True, "title": "Förtroligt"}, edit=None, by=officer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_a_restricted_case_answers_anyone_outside_its_team(world, restricted, method: str):
    asked = [(row, actor) for row in IN_CASE if row.get != NO_PAGE or method == "post" for actor in OUTSIDE_THE_TEAM]
    given = {(row.name, actor): outcome(ask(world, row, method, actor, "draft")) for row, actor in asked}
    # A page that only reads may refuse the method before it looks for the case: that tells nothing.
    assert {key: status for key, status in given.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize("actor", ["officer", "teammate"])
def test_the_owner_and_the_team_see_a_restricted_case(world, restricted, actor: str):
    assert client_of(world, actor).get(reverse("case_hub", args=[restricted.key])).status_code == 200


@pytest.mark.parametrize("actor", OUTSIDE_THE_TEAM)
@pytest.mark.parametrize("address", ["case_list", "overview"])
def test_a_restricted_case_is_in_nobody_elses_list(world, restricted, actor: str, address: str):
    assert "Förtroligt" not in client_of(world, actor).get(reverse(address)).content.decode()

"""POST of a valid body to every address, as every actor, in every state: denied posts leave no trace."""

from collections.abc import Mapping
from typing import Any

import pytest

from .fingerprint import fingerprint
from .policies import POLICIES
from .table import IGNORED, TABLE, Row
from .trying import ask, body, outcome, surprises, undone, wanted
from .world import ACTORS, World

pytestmark = pytest.mark.django_db

WRITTEN = [row for row in TABLE if row.post != IGNORED]
ONLY_READ = [row for row in TABLE if row.post == IGNORED]


def post(world: World, row: Row, actors: tuple[str, ...], data: Mapping[str, Any]) -> dict[tuple[str, str], int | str]:
    return {
        (actor, state): outcome(ask(world, row, "post", actor, state, data)) for state in row.states for actor in actors
    }


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_those_the_policy_leaves_out_are_refused_and_change_nothing(world, row: Row):
    data, before = body(world, row), fingerprint()
    given = post(world, row, tuple(actor for actor in ACTORS if actor not in POLICIES[row.post]), data)
    assert surprises(row, "post", given) == {}
    assert fingerprint() == before


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_those_the_policy_names_get_through_when_the_state_of_the_case_allows_it(world, row: Row):
    data, before = body(world, row), fingerprint()
    for state in row.states:
        for actor in POLICIES[row.post]:
            with undone():
                assert (actor, state, outcome(ask(world, row, "post", actor, state, data))) == (
                    actor, state, row.writing(state),
                )
                written = row.changes and row.writing(state) == 302
                assert (fingerprint() != before) == written


@pytest.mark.parametrize("row", ONLY_READ, ids=lambda row: row.name)
def test_posting_to_a_page_that_only_reads_changes_nothing(world, row: Row):
    before = fingerprint()
    given = post(world, row, ACTORS, {"title": "Något annat", "state": "approved"})
    assert {key: status for key, status in given.items() if status not in (405, wanted(row, "get", *key))} == {}
    assert fingerprint() == before

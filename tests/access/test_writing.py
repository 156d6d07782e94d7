"""POST of a valid body to every address, as every actor, in every state: denied posts leave no trace."""

import pytest

from .fingerprint import fingerprint
from .policies import POLICIES
from .table import IGNORED, TABLE, Row
from .trying import ask, body, outcome, pairs, surprises, undone, wanted

pytestmark = pytest.mark.django_db

WRITTEN = [row for row in TABLE if row.post != IGNORED]
ONLY_READ = [row for row in TABLE if row.post == IGNORED]


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_those_the_policy_leaves_out_are_refused_and_change_nothing(world, row: Row):
    data, before = body(world, row), fingerprint()
    denied = [pair for pair in pairs(row, row.write, row.post) if pair[0] not in POLICIES[row.post]]
    given = {pair: outcome(ask(world, row, "post", *pair, data)) for pair in denied}
    assert surprises(row, "post", given) == {}
    assert fingerprint() == before


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row.name)
def test_those_the_policy_names_get_through_when_the_state_of_the_case_allows_it(world, row: Row):
    data, before = body(world, row), fingerprint()
    for actor, state in [(actor, state) for state in row.states for actor in POLICIES[row.post]]:
        with undone():
            given = {(actor, state): outcome(ask(world, row, "post", actor, state, data))}
            assert surprises(row, "post", given) == {}
            assert (fingerprint() != before) == (row.changes and row.carries_out(state))


@pytest.mark.parametrize("row", ONLY_READ, ids=lambda row: row.name)
def test_posting_to_a_page_that_only_reads_changes_nothing(world, row: Row):
    before = fingerprint()
    for actor in ("officer", "stranger", "anonymous"):
        response = ask(world, row, "post", actor, "draft", {"title": "Något annat", "state": "approved"})
        assert outcome(response) in (405, wanted(row, "get", actor, "draft"))
    assert fingerprint() == before

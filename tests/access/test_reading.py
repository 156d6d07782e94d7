"""GET of every address, as every actor, in every state: the right status, and nothing is written."""

import pytest

from .fingerprint import fingerprint
from .table import TABLE, Row
from .trying import ask, outcome, surprises
from .world import ACTORS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_reading_is_for_those_the_policy_names_and_writes_nothing(world, row: Row):
    before = fingerprint()
    given = {(actor, state): outcome(ask(world, row, "get", actor, state)) for state in row.states for actor in ACTORS}
    assert surprises(row, "get", given) == {}
    assert fingerprint() == before

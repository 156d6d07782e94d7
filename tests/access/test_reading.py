"""GET of every address, as every actor, in every state: the right status, and nothing is written."""

import pytest

from .fingerprint import fingerprint
from .table import NO_PAGE, TABLE, Row
from .trying import ask, outcome, pairs, surprises

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_reading_is_for_those_the_policy_names_and_writes_nothing(world, row: Row):
    before = fingerprint()
    policy = "logged in" if row.get == NO_PAGE else row.get
    asked = pairs(row, row.read, policy)
    given = {(actor, state): outcome(ask(world, row, "get", actor, state)) for actor, state in asked}
    assert surprises(row, "get", given) == {}
    assert fingerprint() == before

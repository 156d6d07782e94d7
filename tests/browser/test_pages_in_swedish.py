"""Every page in Swedish, in every state of a case, wide and narrow: nothing is wrong with any of them."""

from __future__ import annotations

import pytest

from tests.access.policies import POLICIES
from tests.access.world import STATES, build_world

from .rounds import IN_CASE, PAGES, WRONG_WAYS, look_around, visits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LANGUAGE = "sv"


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wrong_with_any_page(visitor, state: str):
    rows = PAGES if state == "draft" else IN_CASE
    assert look_around(visitor, build_world(), LANGUAGE, state, list(visits(rows, state))) == []


def test_nothing_is_wrong_with_what_a_colleague_reads(visitor):
    pages = [("reader", row) for row in IN_CASE if "reader" in POLICIES[row.get]]
    assert look_around(visitor, build_world(), LANGUAGE, "draft", pages) == []


def test_nothing_is_wrong_with_the_pages_for_what_went_wrong(visitor):
    world, guest = build_world(), visitor(language=LANGUAGE)
    guest.carry(language=LANGUAGE, session=world.sessions["reader"])
    refused = next(row for row in IN_CASE if row.name == "need_new").path(world, "draft")
    for address in (*WRONG_WAYS, refused):
        guest.open(address)
    assert guest.wrong == []

"""What somebody outside is writing is hers alone until she sends it: no page, file or export shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from needs.casefile import canonical_bytes
from needs.cases.snapshot import snapshot

from .door import WRITTEN
from .table import NO_PAGE, TABLE
from .trying import ask
from .world import World

pytestmark = pytest.mark.django_db

AT_THE_AUTHORITY = ("officer", "peer", "teammate", "approver", "administrator")


def pages_about(world: World, actor: str) -> Iterator[tuple[str, str]]:
    """Every page that is about the case in which she answers, and those that are about no case."""
    there = replace(world, cases=dict.fromkeys(world.cases, world.door.case))
    for row in TABLE:
        if row.get != NO_PAGE and not row.costly and row.place in ("case", "site", "organisation"):
            response = ask(there, row, "get", actor, "draft")
            yield row.name, response.getvalue().decode(errors="replace")


@pytest.mark.parametrize("actor", AT_THE_AUTHORITY)
def test_nobody_at_the_authority_sees_what_is_being_written(world, actor: str):
    assert {name for name, page in pages_about(world, actor) if WRITTEN in page} == set()


def test_the_case_file_does_not_hold_it(world):
    assert WRITTEN not in canonical_bytes(snapshot(world.door.case)).decode()


def test_she_sees_it_herself(world):
    seen = {name for name, page in pages_about(world, "contributor") if WRITTEN in page}
    assert seen == {"contribute_check"}

"""A round through the pages of the access table, as the one who meets the most on each."""

from __future__ import annotations

from collections.abc import Iterator

from tests.access.policies import POLICIES
from tests.access.table import NO_PAGE, TABLE, Row
from tests.access.world import World

from .visitor import Visitor

NOT_PAGES = {
    "contribute_material",
    "contribution_text",
    "healthz",
    "import_remarks",
    "inquiry_material_file",
    "report_pdf",
    "source_file",
}
PAGES = [row for row in TABLE if row.get != NO_PAGE and row.name not in NOT_PAGES]
IN_CASE = [row for row in PAGES if row.place == "case"]
WRONG_WAYS = ("/finns-inte/", "/arenden/2222222222222222/")


def reader_of(row: Row) -> str:
    """Who looks at the page: the officer where she may, for she meets the most; a visitor at the open pages."""
    allowed = POLICIES[row.get]
    return "anonymous" if "anonymous" in allowed else "officer" if "officer" in allowed else allowed[0]


def visits(rows: list[Row], state: str) -> Iterator[tuple[str, Row]]:
    """Page by page for one person at a time."""
    shown = [row for row in rows if row.reading(state) == 200]
    yield from sorted(((reader_of(row), row) for row in shown), key=lambda visit: visit[0])


def look_around(visitor, world: World, language: str, state: str, pages: list[tuple[str, Row]]) -> list[str]:
    guests: dict[str, Visitor] = {}
    for actor, row in pages:
        if actor not in guests:
            guests[actor] = visitor(language=language)
            guests[actor].carry(**_cookies(world, actor, language))
        guests[actor].open(row.path(world, state))
    return [problem for guest in guests.values() for problem in guest.wrong]


def _cookies(world: World, actor: str, language: str) -> dict[str, str]:
    """Who she is, and that she wants to read in the language of the round, with and without an account."""
    is_who = {"session": world.sessions[actor]} if actor in world.sessions else {}
    return {"language": language, "visit_language": language, "visit": world.door.secret} | is_who

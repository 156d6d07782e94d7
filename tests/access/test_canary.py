"""What another organisation has written is found nowhere: not on a page, in an export, a search or an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db.models import CharField, EmailField, Field, JSONField, Model, TextField, URLField
from django.urls import reverse

from needs.accounts.models import Guidelines, Unit
from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import change_need
from needs.cases.actions.question import create_question
from needs.cases.actions.source_file import add_source_files
from needs.exchange.actions.imports import start_import
from tests.cases.factories import make_ready_case, make_stakeholder, make_user
from tests.safekeeping.uploads import upload

from .asking import ask_outside
from .rows import highest_ids, models
from .table import NO_PAGE, TABLE
from .trying import ask, client_of
from .world import ROWS, World

pytestmark = pytest.mark.django_db

CANARY = "kanariefågel"
READERS = ("officer", "approver", "administrator")
# Random, or words of the software rather than of people.
OURS = {
    "key",
    "stream",
    "head",
    "slug",
    "password",
    "number",
    "organisation_number",
    "question",
    "shipped",
    "checksum",
    "source_url",
    "bankquestion.code",
}


@pytest.fixture
def away(world: World) -> World:
    """The other organisation with the canary in every text a person can write, also in events and baselines."""
    known, stranger = highest_ids(), world.people["stranger"]
    make_user("approver", world.away)
    case = make_ready_case(stranger)
    make_stakeholder(case, person="Mia", email="mia@bort.example", conflict_of_interest="Bolag")
    create_question(organisation=world.away, perspective="citizen", values={"wording": "Vad oroar dig?"}, by=None)
    [link] = add_source_files(source=case.sources.get(), uploads=[upload()], by=stranger)
    ask_outside(case)
    record = start_import(case=case, content=ROWS, file_name="behov.csv", by=stranger)
    Unit.objects.create(organisation=world.away, name="Enhet")
    for model in models():
        if not getattr(model, "rows_are_immutable", False):
            _release(model, known[model])
    for each in (world.away, Guidelines.objects.get(organisation=world.away), stranger):
        _fill(each)
    case.refresh_from_db()
    change_need(need=case.needs.first(), values={"problem": f"{CANARY} i händelsen"}, edit=None, by=stranger)
    submit_case(case=case, by=stranger)
    cases = dict.fromkeys(world.cases, case)
    files = dict.fromkeys(world.files, link.file.key)
    goals = [link.goal for link in case.goals.all()] * 4
    imports = {"draft": record, "done": record}
    return replace(world, home=world.away, cases=cases, imports=imports, goals=goals, files=files)


def _release(model: type[Model], known: int) -> None:
    for row in model._default_manager.filter(pk__gt=known):
        _fill(row)


def _fill(row: Model) -> None:
    for field in row._meta.local_concrete_fields:
        if _is_text(field):
            setattr(row, field.name, _text(row, field))
        elif isinstance(field, JSONField) and field.name in ("met_when", "texts"):
            setattr(row, field.name, [f"{CANARY} {row.pk}"] if field.name == "met_when" else {"why": CANARY})
    row.save()


def _is_text(field: Field) -> bool:
    return isinstance(field, CharField | TextField) and not field.choices and not _names(field) & OURS


def _names(field: Field) -> set[str]:
    return {field.name, f"{field.model._meta.model_name}.{field.name}"}


def _text(row: Model, field: Field) -> str:
    if isinstance(field, EmailField):
        return f"kanarie{row.pk}@bort.example"
    return f"https://{CANARY}.example/" if isinstance(field, URLField) else f"{CANARY} {row.pk}"


def pages(world: World, of: World, actor: str) -> Iterator[tuple[str, str]]:
    for row in TABLE:
        if row.get != NO_PAGE and not row.costly:
            # Headers too: a file is named there.
            response = ask(of, row, "get", actor, "draft")
            yield row.name, f"{response.headers} {b''.join(response).decode(errors='replace')}"
    for address, query in (("case_list", "?q=kanarie"), ("case_list", "?unit=1&order=due"), ("case_new", "?kanarie")):
        yield address + query, client_of(world, actor).get(reverse(address) + query).content.decode()


@pytest.mark.parametrize("actor", READERS)
def test_no_page_shows_what_another_organisation_has_written(world, away, actor: str):
    seen = {name for of in (world, away) for name, html in pages(world, of, actor) if "kanarie" in html.lower()}
    assert seen == {"case_new?kanarie", "case_list?q=kanarie"} & seen
    results = client_of(world, actor).get(reverse("case_list") + "?q=kanarie").content.decode().lower()
    assert CANARY not in results


def test_the_canary_would_be_seen(world, away):
    seen = [name for name, html in pages(world, away, "stranger") if CANARY in html]
    assert len(seen) > 25

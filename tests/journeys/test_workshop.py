"""While people talk, somebody writes as fast as she can; and with files in hand afterwards."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from needs.cases.models import Case, Need, SourceFile
from tests.browser.visitor import Visitor
from tests.cases.factories import make_case, make_source
from tests.safekeeping.uploads import PDF

from .officer import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELD = "Vad behöver de?"


@pytest.fixture
def case(officer) -> Case:
    case = make_case(officer)
    make_source(case, kind="workshop", title="Kvällsmöte")
    return case


def texts() -> list[str]:
    return list(Need.objects.order_by("number").values_list("what", flat=True))


@pytest.mark.parametrize("scripts", [True, False])
def test_each_enter_makes_a_need_and_the_field_has_focus_for_the_next(visitor, officer, case, scripts):
    karin: Visitor = visitor(java_script_enabled=scripts, looks=scripts)
    karin.log_in(officer)
    karin.open(address("source", case, number=1))
    karin.follow("Skriv behov under workshopen")
    for count, text in enumerate(("veta vem som kommer", "veta när"), start=1):
        expect(karin.page.get_by_label(FIELD)).to_be_focused()
        karin.page.keyboard.type(text)
        karin.page.keyboard.press("Enter")
        expect(karin.page.get_by_role("status").filter(has_text="från det här")).to_contain_text(f"{count} behov")
    assert texts() == ["veta vem som kommer", "veta när"]
    assert karin.page.locator("main li strong").all_inner_texts() == ["B-002", "B-001"]
    karin.press("Ångra B-002")
    assert karin.page.get_by_label(FIELD).input_value() == "veta när"
    assert karin.wrong == []


def test_what_is_typed_while_the_last_need_is_on_its_way_stays_in_the_field(visitor, officer, case):
    karin: Visitor = visitor(looks=False)
    karin.log_in(officer)
    karin.open(address("workshop", case, number=1))
    for text in ("ett", "två", "tre"):
        karin.page.keyboard.type(text)
        karin.page.keyboard.press("Enter")
    karin.page.keyboard.type("fyr")
    expect(karin.page.locator("[data-written=count]")).to_contain_text("3 behov")
    assert texts() == ["ett", "två", "tre"]
    assert karin.page.get_by_label(FIELD).input_value() == "fyr"


def test_a_need_that_did_not_get_through_is_back_in_the_field(visitor, officer, case):
    karin: Visitor = visitor(looks=False)
    karin.log_in(officer)
    karin.open(address("workshop", case, number=1))
    karin.context.set_offline(True)
    karin.page.keyboard.type("veta vem som kommer")
    karin.page.keyboard.press("Enter")
    expect(karin.page.get_by_role("alert")).to_contain_text("Behovet är inte sparat.")
    karin.context.set_offline(False)
    karin.page.keyboard.press("Enter")
    expect(karin.page.locator("[data-written=count]")).to_contain_text("1 behov")
    assert texts() == ["veta vem som kommer"]


def test_files_are_added_fetched_and_removed_without_scripts(visitor, officer, case, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    karin: Visitor = visitor(java_script_enabled=False, looks=False)
    karin.log_in(officer)
    karin.open(address("source", case, number=1))
    files = [
        {"name": "Möte 14 okt.pdf", "mimeType": "application/pdf", "buffer": PDF},
        {"name": "röster.csv", "mimeType": "text/csv", "buffer": b"a;b"},
    ]
    karin.page.get_by_label("Lägg till filer").set_input_files(files)
    karin.press("Lägg till filerna")
    assert karin.sees("2 filer är tillagda.")
    fetched = karin.download("Möte 14 okt.pdf")
    assert (fetched.suggested_filename, fetched.path().read_bytes()) == ("Möte 14 okt.pdf", PDF)
    karin.follow("Ta bort röster.csv")
    karin.press("Ta bort filen")
    assert list(SourceFile.objects.filter(removed=False).values_list("file__name", flat=True)) == ["Möte 14 okt.pdf"]

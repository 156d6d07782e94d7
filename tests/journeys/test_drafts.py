"""Writing, being interrupted, and finding it all again: what the line under the form says is true."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import change_need
from needs.cases.models import Need
from needs.safekeeping.models import Draft
from tests.browser.visitor import Visitor
from tests.cases.factories import PASSWORD, make_case, make_need, make_ready_case

from .officer import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHORT = "Vad händer om behovet inte uppfylls?"
WRITTEN = "Nattpatrullen åker till fel adress."


@pytest.fixture
def need(officer) -> Need:
    return make_need(make_case(officer))


@pytest.fixture
def karin(visitor, officer) -> Visitor:
    karin: Visitor = visitor(looks=False)
    karin.log_in(officer)
    return karin


@pytest.fixture
def form(need) -> str:
    return address("need_edit", need.case, number=need.number)


def write(page: Page, text: str = WRITTEN) -> None:
    """At the keyboard, and out of the field."""
    page.get_by_label(SHORT).fill(text)
    page.get_by_label(SHORT).press("Tab")


def line(page: Page):
    return page.locator("[data-saved]")


def test_five_seconds_after_the_last_key_it_is_kept_and_opened_again_after_the_page_was_closed(karin, form):
    karin.open(form)
    karin.page.get_by_label(SHORT).press_sequentially(WRITTEN)
    expect(line(karin.page).locator("span")).to_have_text("")
    expect(line(karin.page)).to_contain_text("Sparat", timeout=15_000)
    assert dict(Draft.objects.get().fields)["consequence"] == WRITTEN
    karin.page.close()
    karin.page = karin.context.new_page()
    karin.looks = True
    karin.open(form)
    assert karin.page.get_by_label(SHORT).input_value() == WRITTEN
    assert karin.sees("Vi sparade det du skrev")
    assert karin.wrong == []


def test_leaving_in_the_middle_of_a_word_keeps_what_stands_there(karin, form):
    karin.open(form)
    karin.page.get_by_label(SHORT).press_sequentially(WRITTEN)
    karin.open(reverse("overview"))
    # What a browser sends from a page it has left is not told of there.
    for _moment in range(50):
        if Draft.objects.exists():
            break
        karin.page.wait_for_timeout(100)
    karin.open(form)
    assert karin.page.get_by_label(SHORT).input_value() == WRITTEN


def test_it_is_there_after_logging_out_and_in(karin, form, officer):
    karin.open(form)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("Sparat")
    karin.context.clear_cookies()
    karin.log_in(officer)
    karin.open(form)
    assert karin.page.get_by_label(SHORT).input_value() == WRITTEN


def test_without_a_network_the_line_says_so_and_trying_again_helps(karin, form):
    karin.open(form)
    karin.context.set_offline(True)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("Inte sparat")
    assert not Draft.objects.exists()
    karin.context.set_offline(False)
    karin.press("försök igen")
    expect(line(karin.page)).to_contain_text("Sparat")
    expect(karin.page.get_by_role("button", name="försök igen")).to_be_hidden()


def test_leaving_asks_nothing_when_everything_is_kept_and_asks_when_it_is_not(karin, form):
    asked: list[str] = []
    karin.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    karin.open(form)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("Sparat")
    karin.page.reload()
    assert asked == []
    karin.page.route("**" + reverse("draft_save"), lambda route: route.abort())
    write(karin.page, "Ännu ett ord.")
    expect(line(karin.page)).to_contain_text("Inte sparat")
    karin.page.reload()
    assert asked == ["beforeunload"]


def test_a_session_that_ends_in_the_middle_loses_nothing_once_she_has_logged_in_in_another_tab(karin, form, officer):
    karin.open(form)
    karin.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("du är utloggad")
    writing, karin.page = karin.page, karin.context.new_page()
    karin.log_in(officer)
    karin.page = writing
    karin.press("försök igen")
    expect(line(karin.page)).to_contain_text("Sparat")
    karin.press("Spara behovet")
    assert (Need.objects.get().consequence, Draft.objects.exists()) == (WRITTEN, False)


def test_what_is_saved_is_no_draft_any_longer(karin, form):
    karin.open(form)
    write(karin.page)
    karin.press("Spara behovet")
    karin.open(form)
    assert not karin.sees("Vi sparade det du skrev")
    assert not Draft.objects.exists()


def test_a_draft_older_than_what_others_saved_leads_to_the_page_that_shows_both(karin, form, need):
    karin.open(form)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("Sparat")
    change_need(need=need, values={"consequence": "Någon ligger kvar."}, edit=None, by=need.case.owner)
    karin.open(form)
    karin.press("Spara behovet")
    assert karin.heading == "Någon annan har ändrat samtidigt"
    assert karin.sees("Någon ligger kvar.")
    karin.open(form)
    assert karin.page.get_by_label(SHORT).input_value() == WRITTEN


def test_throwing_the_draft_away_shows_what_is_saved(karin, form):
    karin.open(form)
    write(karin.page)
    expect(line(karin.page)).to_contain_text("Sparat")
    karin.open(form)
    karin.press("Kasta utkastet")
    assert karin.page.get_by_label(SHORT).input_value() == ""
    assert not Draft.objects.exists()


def test_without_scripts_a_button_keeps_it(visitor, officer, form):
    karin: Visitor = visitor(looks=False, java_script_enabled=False)
    karin.log_in(officer)
    karin.open(form)
    karin.write(SHORT, WRITTEN)
    karin.press("Spara utkast")
    assert karin.path == form
    assert karin.page.get_by_label(SHORT).input_value() == WRITTEN
    karin.press("Spara behovet")
    assert Need.objects.get().consequence == WRITTEN


def test_the_line_is_read_aloud_once_however_often_it_is_kept(karin, form):
    karin.open(form)
    for text in ("Ett", "Ett två"):
        with karin.page.expect_response("**" + reverse("draft_save")):
            write(karin.page, text)
        expect(line(karin.page)).to_contain_text("Sparat")
    expect(line(karin.page)).to_have_attribute("aria-live", "off")


def test_a_password_never_leaves_the_page_with_a_draft(visitor, officer, approver):
    case = make_ready_case(officer)
    submit_case(case=case, by=officer)
    omar: Visitor = visitor(looks=False)
    omar.log_in(approver)
    omar.open(address("case_decide", case))
    with omar.page.expect_request("**" + reverse("draft_save")) as asked:
        omar.write("Ditt lösenord", PASSWORD)
        omar.write("Kommentar till den ansvariga", "Bra underlag.")
        omar.page.keyboard.press("Tab")
    typed = parse_qs(asked.value.post_data or "")
    assert (typed["comment"], "password" in typed) == (["Bra underlag."], False)

"""Logging in and writing a need with nothing but the keyboard, seeing all the way where one is."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from needs.cases.models import Need
from tests.browser.visitor import Visitor
from tests.cases.factories import PASSWORD, make_case

from .officer import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FARTHEST = 150
WHERE = "(() => { const e = document.activeElement; return e.name || e.textContent.trim(); })()"
# What surrounds the control in focus: a line, a shadow or another background than when it is left.
SHOWS = """(() => { const s = getComputedStyle(document.activeElement);
  return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none"; })()"""


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWS), f"focus cannot be seen on {page.evaluate(WHERE)!r}"
        if page.evaluate(WHERE) == wanted:
            return
    raise AssertionError(f"{wanted!r} was not reached")


def test_logging_in_and_writing_a_need_takes_no_mouse(visitor, officer):
    case = make_case(officer)
    karin: Visitor = visitor(looks=False)
    karin.open(reverse("account_login"))
    for name, text in (("login", officer.email), ("password", PASSWORD)):
        tab_to(karin.page, name)
        karin.page.keyboard.type(text)
    karin.page.keyboard.press("Enter")
    karin.page.wait_for_url("**" + reverse("overview"))
    karin.open(address("need_new", case))
    for name, text in (("who", "Nattpatrullen"), ("what", "se var larmet går"), ("so_that", "hjälpen hinner fram")):
        tab_to(karin.page, name)
        karin.page.keyboard.type(text)
    tab_to(karin.page, "Spara behovet")
    karin.page.keyboard.press("Enter")
    karin.page.wait_for_url("**/B-001/")
    need = Need.objects.get()
    assert (need.who, need.what, need.so_that) == ("Nattpatrullen", "se var larmet går", "hjälpen hinner fram")


def test_the_first_key_leads_past_the_menu(visitor, officer):
    karin: Visitor = visitor(looks=False)
    karin.log_in(officer)
    karin.page.keyboard.press("Tab")
    assert karin.page.evaluate(WHERE) == "Hoppa till innehållet"
    karin.page.keyboard.press("Enter")
    assert karin.page.evaluate("document.activeElement.id") == "content"

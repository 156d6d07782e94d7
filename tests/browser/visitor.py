"""A person at a browser, who reads labels and presses buttons. Every page she meets is looked at closely."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, ConsoleMessage, Download, Locator, Page

from needs.accounts.models import User
from tests.cases.factories import PASSWORD

from . import checks

PATIENCE = 20_000  # milliseconds; the machine may be busy


class Visitor:
    """`wrong` holds what is wrong with the pages met so far, one line each: empty is what a test wants."""

    def __init__(self, browser: Browser, base: str, *, language: str = "sv", looks: bool = True, **more: Any) -> None:
        self.base, self.language, self.looks = base, language, looks
        self.wrong: list[str] = []
        self.met: set[tuple[str, str]] = set()
        self.context = browser.new_context(base_url=base, viewport=checks.WIDE, **more)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._note(f"script failed: {error}"))

    # --- Going somewhere
    def open(self, address: str) -> None:
        self.page.goto(address)
        self.look()

    def follow(self, link: str, *, nth: int = 0) -> None:
        self.page.locator("main").get_by_role("link", name=link).nth(nth).click()
        self.look()

    def press(self, button: str, *, nth: int = 0) -> None:
        self.page.get_by_role("button", name=button).nth(nth).click()
        self.look()

    def download(self, link: str) -> Download:
        with self.page.expect_download(timeout=60_000) as waiting:
            self.page.get_by_role("link", name=link).first.click()
        return waiting.value

    # --- Filling in
    def write(self, label: str, text: str, *, nth: int = 0) -> None:
        self.page.get_by_label(label).nth(nth).fill(text)

    def choose(self, label: str, option: str, *, nth: int = 0) -> None:
        self.page.get_by_label(label).nth(nth).select_option(label=option)

    def tick(self, label: str, *, under: str = "", nth: int = 0) -> None:
        within: Page | Locator = self.page.get_by_role("group", name=under).first if under else self.page
        within.get_by_label(label).nth(nth).check()

    def unfold(self, summary: str) -> None:
        folded = self.page.locator("details:not([open]) > summary").filter(has_text=summary)
        if folded.count():
            folded.first.click()

    # --- Seeing
    def sees(self, text: str) -> bool:
        return self.page.locator("main").get_by_text(text).count() > 0

    @property
    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def look(self) -> None:
        """Look closely at a page, once. What is wrong is noted and the journey goes on."""
        self.page.wait_for_load_state()
        here = (self.path, self.page.title())
        if self.looks and here not in self.met:
            self.met.add(here)
            for problem in checks.problems(self.page, self.language):
                self._note(problem)

    # --- Who she is
    def log_in(self, user: User) -> None:
        self.open(reverse("account_login"))
        self.write("E-postadress", user.email)
        self.write("Lösenord", PASSWORD)
        self.press("Logga in")

    def carry(self, **cookies: str) -> None:
        """Be logged in, or read English, without doing it by hand."""
        names = {
            "session": settings.SESSION_COOKIE_NAME,
            "language": settings.LANGUAGE_COOKIE_NAME,
            "visit": settings.CONTRIBUTOR_COOKIE_NAME,
            "visit_language": f"{settings.CONTRIBUTOR_COOKIE_NAME}-language",
        }
        self.context.add_cookies(
            [{"name": names[name], "value": value, "url": self.base} for name, value in cookies.items()]
        )

    def _note(self, problem: str) -> None:
        self.wrong.append(f"{re.sub(r'[2-9a-z]{16}', '…', self.path)}: {problem}")

    def _heard(self, message: ConsoleMessage) -> None:
        # A page that is shown with 403, 404 or 409 is said to have failed; that it was meant is the test's affair.
        its_own_status = "Failed to load resource" in message.text and message.location.get("url") == self.page.url
        if message.type in ("error", "warning") and not its_own_status:
            self._note(f"console: {message.text}")

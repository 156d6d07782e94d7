"""People who answer while the server falls: they try again until they are told that it is done."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable
from http.cookies import SimpleCookie
from queue import Empty, SimpleQueue
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from tests.access.page_forms import main_form

RECEIPT = re.compile(r"\b\d{4}-\d{3}-\d{4}\b")
AWAY = (http.client.SERVICE_UNAVAILABLE, http.client.BAD_GATEWAY, http.client.INTERNAL_SERVER_ERROR)
AT_ONCE = 8
GIVES_UP_AFTER = 120.0
Result = TypeVar("Result")


class Away(Exception):
    """No answer, or half of one: whether what was sent has been received nobody knows."""


class Browser:
    """One person's browser: keeps cookies, follows nothing by itself."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, form: dict[str, list[str]] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the page. Raises `Away` when the server does not answer whole."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None if form is None else urlencode(form, doseq=True)
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self.port}",
            }
        try:
            connection.request("GET" if body is None else "POST", path, body, headers)
            response = connection.getresponse()
            page = response.read().decode()
        except (OSError, http.client.HTTPException) as problem:
            raise Away(path) from problem
        finally:
            connection.close()
        for header in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        if response.status in AWAY:
            raise Away(f"{path} {response.status}")
        return response.status, urlsplit(response.headers.get("Location", "")).path, page


class Ledger:
    """What people have been told. `sent` is {receipt: text}, `saved` the texts they were told are saved."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.sent: dict[str, str] = {}
        self.saved: list[str] = []
        self.failures: list[str] = []

    def save(self, text: str) -> None:
        with self.lock:
            self.saved.append(text)

    def send(self, receipt: str, text: str) -> None:
        with self.lock:
            self.sent[receipt] = text

    def fail(self, what: str) -> None:
        with self.lock:
            self.failures.append(what)


def again(attempt: Callable[[], Result]) -> Result:
    """Try until there is an answer, as a person with a bad connection does."""
    until = time.monotonic() + GIVES_UP_AFTER
    while True:
        try:
            return attempt()
        except Away:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def contribute(port: int, token: str, text: str, ledger: Ledger) -> None:
    """From the link to the receipt: read the landing, come in, answer one question, check and send."""
    browser = Browser(port)
    landing = f"/bidra/{token}/"
    again(lambda: browser.ask(landing))
    status, place, _ = again(lambda: browser.ask(landing, _token_of(browser.ask(landing)[2])))
    assert (status, place) == (303, "/bidra/svara/"), (status, place)
    question = "/bidra/svara/fraga/1/"
    status, _, page = again(lambda: browser.ask(question))
    assert status == http.client.OK, status
    answer = _written(main_form(page), text)
    status, _, page = again(lambda: browser.ask(question, answer))
    assert status in (302, 303), (status, page)
    ledger.save(text)
    _, _, page = again(lambda: browser.ask("/bidra/svara/kontrollera/"))
    sent = main_form(page)
    status, place, _ = again(lambda: browser.ask("/bidra/svara/kontrollera/", sent))
    assert (status, place) in ((302, "/bidra/svara/kvitto/"), (303, "/bidra/svara/kvitto/")), (status, place)
    _, _, page = again(lambda: browser.ask(place))
    found = RECEIPT.search(page)
    assert found, "no number on the receipt"
    ledger.send(found[0], text)


def _token_of(page: str) -> dict[str, list[str]]:
    return main_form(page)


def _written(form: dict[str, list[str]], text: str) -> dict[str, list[str]]:
    """The form of a question with the text in its one large field."""
    hidden = {"csrfmiddlewaretoken", "once", "version", "page", "place"}
    (field,) = [
        name for name, values in form.items() if name not in hidden and [value.strip() for value in values] == [""]
    ]
    return {**form, field: [text]}


def crowd(port: int, tokens: list[str], ledger: Ledger) -> list[threading.Thread]:
    """Everyone answers, `AT_ONCE` at a time; the threads have begun."""
    waiting: SimpleQueue[tuple[int, str]] = SimpleQueue()
    for each in enumerate(tokens):
        waiting.put(each)

    def work() -> None:
        while True:
            try:
                place, token = waiting.get_nowait()
            except Empty:
                return
            try:
                contribute(port, token, f"Svar nummer {place} från den som väntade", ledger)
            except Exception as problem:  # noqa: BLE001 — whatever went wrong is told by the test
                ledger.fail(f"{place}: {type(problem).__name__} {problem}")

    threads = [threading.Thread(target=work, daemon=True) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    return threads

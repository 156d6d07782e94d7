"""A whole run, from the invitation to how the answer was used: no token stands anywhere but where it was handed over.

The mailbox holds the letters, and the answer to the POST that makes an open link or a link of one's own shows it once.
Everything else is searched: every page and header, every table, every line of the log.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail as mailbox
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from behovsarbete.redaction import WithoutTokens
from needs.safekeeping.outbox import deliver_due
from tests.access.page_forms import main_form
from tests.dialogue.factories import make_open_inquiry

LINK = re.compile(r"/bidra/(?!svara)([^/\s\"'<>]+)/")
pytestmark = pytest.mark.django_db


class Recorder:
    """Browsers whose every answer is kept, with what was shown where it may be."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, str]] = []
        self.tokens: set[str] = set()

    def browser(self) -> Callable[..., HttpResponse]:
        client = Client()

        def ask(address: str, data: dict[str, Any] | None = None, *, hands_over: bool = False) -> HttpResponse:
            response = client.get(address) if data is None else client.post(address, data)
            headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
            body = response.content.decode(errors="replace") if not response.streaming else ""
            if hands_over:
                found = set(LINK.findall(body))
                assert found, f"{address} hands nothing over"
                self.tokens |= found
            else:
                self.answers.append((address, f"{headers}\n{body}"))
            self.tokens |= {
                morsel.value for name, morsel in response.cookies.items() if name.endswith("bidra") and morsel.value
            }
            return response

        ask.client = client  # type: ignore[attr-defined]
        return ask


class Lines(logging.Handler):
    """What would have been written to a log, as the product's own filter leaves it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.addFilter(WithoutTokens())
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[Lines]:
    """The root, and those that Django does not hand on to it."""
    handler = Lines()
    loggers = [logging.getLogger(name) for name in ("", "django", "django.server", "django.request", "django.security")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield handler
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def database() -> Iterator[tuple[str, str]]:
    """Every cell of every table, by table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield table, repr(cursor.fetchall())


def answer(ask: Callable[..., HttpResponse], link: str) -> None:
    """From the link to the receipt, and a page of each kind on the way."""
    assert ask(link).status_code == 200
    assert ask(link, {}).status_code == 303
    for name in ("start", "needs", "about", "pause"):
        assert ask(reverse(f"contribute_{name}")).status_code == 200
    question = reverse("contribute_question", kwargs={"place": 1})
    form = main_form(ask(question).content.decode())
    typed = {name: "Det är svårast på kvällen." if not values[0].strip() else values for name, values in form.items()}
    assert ask(question, typed).status_code in (302, 303)
    check = reverse("contribute_check")
    send = main_form(ask(check).content.decode())
    assert ask(check, send).status_code in (302, 303)
    for name in ("receipt", "copy"):
        assert ask(reverse(f"contribute_{name}")).status_code == 200
    assert ask(link).status_code == 200  # back by the same link, to read what came of it


def test_no_token_stands_anywhere_but_where_it_was_handed_over(log: Lines):
    recorder, inquiry = Recorder(), make_open_inquiry()
    case = inquiry.case
    officer = recorder.browser()
    officer.client.force_login(case.owner)  # type: ignore[attr-defined]
    here = {"key": case.key, "number": inquiry.number}

    invite = reverse("invitation_new", kwargs=here)
    form = main_form(officer(invite).content.decode())
    officer(invite, form | {"people": "Anna Ek <anna@exempel.se>\nbo@exempel.se"})
    deliver_due()
    remind = reverse("invitation_remind", kwargs=here)
    officer(remind)
    officer(remind, {})
    open_link = reverse("invitation_link_new", kwargs=here)
    officer(open_link, main_form(officer(open_link).content.decode()), hands_over=True)
    in_letters = [LINK.search(letter.body) for letter in mailbox.outbox]
    recorder.tokens |= {found[1] for found in in_letters if found}
    assert len(recorder.tokens) == 3

    for token in list(recorder.tokens):
        answer(recorder.browser(), reverse("contribute", kwargs={"token": token}))
    stranger = recorder.browser()
    wrong = "x" * 43
    assert stranger(f"/bidra/{wrong}/").status_code == 404
    recorder.tokens.add(wrong)

    for name in ("inquiry", "inquiry_log", "invitation_new", "inquiry_preview"):
        assert officer(reverse(name, kwargs=here)).status_code == 200
    for name in ("inbox", "inquiry_list", "case_events", "case_hub", "report"):
        assert officer(reverse(name, kwargs={"key": case.key})).status_code == 200
    assert officer(reverse("contribution", kwargs={"key": case.key, "number": 1})).status_code == 200

    secrets = {token for token in recorder.tokens if len(token) >= 20}
    assert len(secrets) >= 7  # three links, three visits or more, and the wrong one
    shown = {(address, token) for address, text in recorder.answers for token in secrets if token in text}
    assert shown == set()
    assert {(table, token) for table, cells in database() for token in secrets if token in cells} == set()
    assert log.lines
    assert {(line[:60], token) for line in log.lines for token in secrets if token in line} == set()
    headers = [f"{letter.subject} {letter.extra_headers}" for letter in mailbox.outbox]
    assert {token for token in secrets for header in headers if token in header} == set()

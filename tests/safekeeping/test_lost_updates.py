"""Several people read, change and write the same text at once: what was acknowledged is there, the rest is a draft."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from needs.cases.models import Case, Need
from needs.safekeeping.drafts import kept
from tests.cases.factories import make_case, make_need, make_user

PEOPLE, ROUNDS = 4, 3

pytestmark = pytest.mark.django_db(transaction=True)


class Writer(threading.Thread):
    """Adds a line of her own at a time, until each of them is acknowledged. A refused one has to be a draft."""

    def __init__(self, case: Case, number: int) -> None:
        super().__init__()
        self.user = make_user("officer", case.organisation)
        self.client = Client()
        self.client.force_login(self.user)
        self.form = reverse("need_edit", kwargs={"key": case.key, "number": 1})
        self.lines = [f"rad {number}-{each}" for each in range(ROUNDS)]
        self.wrong: list[str] = []
        self.refused = 0

    def run(self) -> None:
        try:
            for line in self.lines:
                while not self.is_written(line):
                    self.refused += 1
                    draft = kept(user=self.user, form=self.form)
                    if draft is None or line not in draft["problem"]:
                        self.wrong.append(f"{line} was refused and is no draft")
                    self.client.post(reverse("draft_discard"), {"draft_of": self.form})
        finally:
            connection.close()

    def is_written(self, line: str) -> bool:
        need = Need.objects.get()
        typed = {"version": need.version, "what": need.what, "problem": f"{need.problem}\n{line}", "status": "draft"}
        response = self.client.post(self.form, typed | {"draft_of": self.form})
        if response.status_code not in (302, 409):
            self.wrong.append(f"{line} was answered with {response.status_code}")
        return response.status_code == 302


def test_no_line_that_was_acknowledged_is_lost_and_every_refused_one_is_a_draft():
    case = make_case(make_user("officer"))
    make_need(case, problem="Ingen vet vem som kommer.")
    writers = [Writer(case, number) for number in range(PEOPLE)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [problem for writer in writers for problem in writer.wrong] == []
    assert sum(writer.refused for writer in writers) > 0, "nobody met anybody: nothing has been shown"
    written = Need.objects.get().problem.splitlines()
    assert sorted(written[1:]) == sorted(line for writer in writers for line in writer.lines)

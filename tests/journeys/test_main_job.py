"""The whole way: from an idea to a decision on paper, as two people walk it in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from needs.accounts.models import User
from needs.cases.models import Case
from tests.browser.visitor import Visitor
from tests.cases.factories import PASSWORD

from . import officer as steps
from .officer import address
from .paper import title_and_first_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_case_goes_from_the_first_question_to_an_approved_report(visitor, officer, approver):
    karin: Visitor = visitor()
    karin.log_in(officer)
    case = prepares(karin)
    steps.submits(karin, case)
    karin.press("Logga ut")
    anders: Visitor = visitor()
    anders.log_in(approver)
    decides(anders, case)
    title, front = title_and_first_page(takes_the_report_home(karin, officer, case))
    assert "Trygghet i hemtjänsten" in title
    assert "Fastställd" in front
    assert [*karin.wrong, *anders.wrong] == []


def prepares(karin: Visitor) -> Case:
    """Everything that stands in the way of submitting, out of the way."""
    steps.starts_a_case(karin)
    case = Case.objects.get()
    steps.answers_the_questions(karin, case)
    steps.chooses_goals(karin, case)
    steps.hears_the_perspectives(karin, case)
    steps.adds_a_source(karin, case)
    steps.describes_an_effect(karin, case)
    steps.writes_a_need(karin, case)
    steps.imports_a_spreadsheet(karin, case)
    steps.completes_the_imported_need(karin, case)
    steps.scores_and_classes(karin, case)
    return case


def decides(anders: Visitor, case: Case) -> None:
    anders.follow("Trygghet i hemtjänsten")
    anders.open(address("report", case))
    anders.open(address("case_decide", case))
    anders.tick("Godkänn alla behov där jag inte har valt något")
    anders.tick("Fastställ", under="Ditt beslut om helheten")
    anders.write("Ditt lösenord", PASSWORD)
    anders.press("Besluta som Anders Berg")
    assert case.state != Case.objects.get().state == "approved"


def takes_the_report_home(karin: Visitor, officer: User, case: Case) -> bytes:
    karin.log_in(officer)
    karin.open(address("report", case))
    file = karin.download("PDF")
    assert "UTKAST" not in file.suggested_filename
    return Path(file.path()).read_bytes()

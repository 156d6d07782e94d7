"""The same way where scripts do not run: everything is a page, a form and a button."""

from __future__ import annotations

import pytest

from needs.cases.models import Case, Need
from needs.cases.rules.submission import obstacles
from tests.browser.visitor import Visitor

from . import officer as steps
from .officer import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_case_is_made_ready_without_scripts(visitor, officer, approver):
    karin: Visitor = visitor(looks=False, java_script_enabled=False)
    karin.log_in(officer)
    steps.starts_a_case(karin)
    case = Case.objects.get()
    steps.answers_the_questions(karin, case)
    steps.chooses_goals(karin, case)
    steps.hears_the_perspectives(karin, case)
    steps.adds_a_source(karin, case)
    steps.describes_an_effect(karin, case)
    steps.writes_a_need(karin, case)
    karin.open(address("priority", case))
    karin.choose("Klass, B-001", "Måste")
    karin.press("Spara klasserna")
    assert [str(obstacle.message) for obstacle in obstacles(Case.objects.get())] == []
    steps.submits(karin, case)
    assert (Case.objects.get().state, Need.objects.get().moscow) == ("submitted", "must")

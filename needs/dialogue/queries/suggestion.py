"""What an inquiry begins with, so that an officer changes a text rather than writes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import ceil
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from needs.accounts.models import Guidelines, User
from needs.casefile.models import InquiryQuestion
from needs.cases.models import Case
from needs.cases.queries.question import GuidingQuestion, bank

from ..choices import SUPPLIERS

FIRST_QUESTIONS = 5
DAYS = 30
MINUTES_TO_READ, MINUTES_A_QUESTION, MINUTES_A_COMPARISON = 1.0, 1.5, 0.25


def suggestion(case: Case, *, perspective: str, language: str, by: User) -> dict[str, Any]:
    """Values of a new inquiry: the first questions of the bank, texts in its language, a month to answer."""
    found = bank(case.organisation, perspective, language)[:FIRST_QUESTIONS]
    questions = [as_question(each) for each in found]
    return {
        "questions": questions,
        "introduction": _text("introduction", case, perspective, language),
        "privacy": _text("privacy", case, perspective, language),
        "minutes": minutes(questions, []),
        "closes_on": timezone.localdate() + timedelta(days=DAYS),
        "contact_name": by.name,
        "contact_email": by.email,
    }


def minutes(questions: Sequence[Any], comparisons: Sequence[Any]) -> int:
    """About how long it takes to answer, on a telephone and with thought."""
    reading = MINUTES_TO_READ + MINUTES_A_QUESTION * len(questions) + MINUTES_A_COMPARISON * len(comparisons)
    return ceil(reading)


def as_question(question: GuidingQuestion) -> dict[str, str]:
    """Without the bank's hint: it advises the one who asks, not the one who answers."""
    texts = {name: str(getattr(question, name)) for name in InquiryQuestion.model_fields}
    return {**texts, "hint": ""}


def _text(name: str, case: Case, perspective: str, language: str) -> str:
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first() or Guidelines()
    context = {
        "organisation": case.organisation,
        "title": "" if case.restricted else case.title,
        "months": guidelines.retention_months,
        "is_supplier": perspective in SUPPLIERS,
    }
    with override(language):
        return render_to_string(f"dialogue/inquiry/{name}.txt", context).strip()

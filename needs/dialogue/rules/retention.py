"""How long contact data of people outside is kept, and drafts that were never sent in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from needs.casefile.kinds import CaseState
from needs.cases.models import Case

from ..models import Inquiry

# Somebody may come back to a draft after the last day and ask for more time.
DRAFTS_KEPT = timedelta(days=30)
# Work with the needs goes on in the others.
UNFINISHED = frozenset({CaseState.DRAFT, CaseState.SUBMITTED, CaseState.RETURNED})


def ended_on(inquiry: Inquiry, last_extended: date | None) -> date | None:
    """When it stopped taking in answers, or will: closed, or after everybody's last day. None for one not opened.

    `last_extended` is the latest day that one invitation alone has been given.
    """
    if inquiry.closes_on is None or inquiry.state == "draft":
        return None
    if inquiry.closed_at:
        return inquiry.closed_at.date()
    return max(inquiry.closes_on, last_extended or inquiry.closes_on)


def is_past(start: date, months: int, today: date) -> bool:
    """Whether so many months have passed: the same day of the month, or its last."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return today >= date(year, month, min(start.day, monthrange(year, month)[1]))


def are_drafts_due(ended: date, today: date) -> bool:
    return today >= ended + DRAFTS_KEPT


def is_finished(case: Case) -> bool:
    return case.state not in UNFINISHED

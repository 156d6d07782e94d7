"""Inquiries and invitations for tests, made through the application's own actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from needs.accounts.models import User
from needs.cases.models import Case
from needs.dialogue.actions.inquiry import create_inquiry, open_inquiry
from needs.dialogue.actions.invitation import invite, make_open_link
from needs.dialogue.actions.link import make_link
from needs.dialogue.invitees import Invitee
from needs.dialogue.models import Inquiry, Invitation
from tests.cases.factories import make_case

QUESTIONS = [
    {"id": "V1", "wording": "Beskriv en vanlig arbetsdag.", "hint": "Tänk på i går.", "why": "", "example": ""},
    {"id": "X1", "wording": "Vad skulle du vilja slippa?", "hint": "", "why": "", "example": ""},
]
COMPARISONS = [
    {"id": "J1", "left": "B-001", "left_text": "Veta vem som kommer", "right": "B-002", "right_text": "Få hjälp i tid"}
]
numbers = count(1)


def make_inquiry(case: Case | None = None, by: User | None = None, **values: Any) -> Inquiry:
    """A draft with two questions and nothing missing."""
    home = case or make_case(by)
    asked = {
        "title": "Hur fungerar hemtjänsten i dag?",
        "introduction": "Kommunen ska köpa nytt stöd för hemtjänsten och vill veta vad som behövs.",
        "perspective": "operations",
        "language": "sv",
        "questions": QUESTIONS,
        "asks_for_needs": True,
        "minutes": 8,
        "closes_on": timezone.localdate() + timedelta(days=30),
        "contact_name": "Petra Lind",
        "contact_email": "petra.lind@kommun.example",
        "privacy": "Svaret blir en allmän handling.",
    }
    return create_inquiry(case=home, values=asked | values, by=by or home.owner)


def make_open_inquiry(case: Case | None = None, by: User | None = None, **values: Any) -> Inquiry:
    inquiry = make_inquiry(case, by, **values)
    return open_inquiry(inquiry=inquiry, by=by or inquiry.case.owner)


def invite_one(inquiry: Inquiry, email: str = "", **about: str) -> tuple[Invitation, str]:
    """A person who has had her letter, and the token in it."""
    person = Invitee(email=email or f"svarare{next(numbers)}@exempel.se", **about)
    (invitation,) = invite(inquiry=inquiry, people=[person], by=inquiry.case.owner)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    return invitation, make_link(invitation)


def open_link(inquiry: Inquiry, quota: int | None = None, is_moderated: bool = False) -> tuple[Invitation, str]:
    return make_open_link(inquiry=inquiry, quota=quota, is_moderated=is_moderated, by=inquiry.case.owner)

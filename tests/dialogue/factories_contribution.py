"""Answers for tests, written and sent in through the application's own actions."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from needs.cases.models import Case, Source
from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.reply import save_part
from needs.dialogue.models import Contribution, Inquiry, Invitation, Link, Reply
from needs.dialogue.tokens import new_token, token_hash
from tests.cases.factories import make_case

QUESTIONS = [
    {"id": "M1", "wording": "Vad är viktigast i din vardag?", "hint": "Två meningar räcker.", "why": "Det styr köpet."},
    {"id": "M2", "wording": "Berätta om en gång när det inte fungerade", "example": "Ingen kom förrän på kvällen."},
    {"id": "X1", "wording": "Vad skulle du sakna?"},
]
COMPARISONS = [
    {"id": "1", "left": "B-001", "left_text": "Veta vem som kommer", "right": "B-002", "right_text": "Hjälp i tid"},
    {"id": "2", "left": "B-001", "left_text": "Veta vem som kommer", "right": "B-003", "right_text": "Samma personal"},
]
ANSWERS = {"M1": "Att någon kommer när jag larmar."}


def make_asking(case: Case | None = None, **values: Any) -> Inquiry:
    """An open inquiry to citizens, made with rows, that closes in thirty days."""
    case = case or make_case()
    number = case.inquiries.count() + 1
    source = Source.objects.create(
        case=case,
        number=case.sources.count() + 1,
        kind="contribution",
        title="Fråga till brukare",
        perspective="citizen",
        is_counted=True,
        invited=0,
        created_by=case.owner,
    )
    about = {
        "title": "Hur fungerar tillsynen i hemtjänsten för dig?",
        "introduction": "Kommunen ska köpa nytt stöd för tillsyn och larm.",
        "perspective": "citizen",
        "state": "open",
        "questions": QUESTIONS,
        "minutes": 8,
        "closes_on": timezone.localdate() + timedelta(days=30),
        "contact_name": "Elin Sandvall",
        "contact_email": "elin@kommun.example",
        "contact_telephone": "0980-319 214",
        "privacy": "Du behöver inte lämna namn. Svaren gallras två år efter att avtalet har börjat gälla.",
        "opened_at": timezone.now(),
    }
    return Inquiry.objects.create(case=case, number=number, source=source, created_by=case.owner, **about | values)


def make_invited(inquiry: Inquiry, kind: str = "personal", **values: Any) -> Invitation:
    return Invitation.objects.create(inquiry=inquiry, kind=kind, created_by=inquiry.created_by, **values)


def make_token(invitation: Invitation, reply: Reply | None = None) -> str:
    token = new_token()
    Link.objects.create(invitation=invitation, reply=reply, token_hash=token_hash(token))
    return token


def make_reply(inquiry: Inquiry, answers: dict[str, str] | None = None, **content: Any) -> Reply:
    """A draft; `answers` by id of the question, `content` the other fields of `Content`.

    `invitation` may be given; without it there is a new personal one.
    """
    invitation = content.pop("invitation", None) or make_invited(inquiry)
    reply = Reply.objects.create(invitation=invitation, is_personal=not invitation.is_open_to_many)
    said = {id_: {"text": text} for id_, text in (answers or {}).items()}
    content["proposals"] = dict(enumerate(content.get("proposals", [])))
    return save_part(reply=reply, part={"answers": said, **content})


def make_contribution(
    inquiry: Inquiry, answers: dict[str, str] | None = None, contact_email: str = "", **content: Any
) -> Contribution:
    """An answer that has come in; see `make_reply`."""
    reply = make_reply(inquiry, ANSWERS if answers is None else answers, **content)
    return submit(reply=reply, contact_email=contact_email)

"""Sending in an answer: from then on it is a received official document."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from needs.cases.actions.boundary import next_number
from needs.cases.models import Case, Source
from needs.safekeeping import events
from needs.safekeeping.refusal import refuse_if

from ..answers import Content, stored
from ..models import Contact, Contribution, Inquiry, Item, LogEntry, Reply
from ..rules.reply import submitting
from .reply import locked_reply


def submit(*, reply: Reply, contact_email: str = "") -> Contribution:
    """Receive the answer whole, whatever state the case is in. Called again it returns the first.

    Raises `RuleViolation` when nothing has been written, the time is out or the link is full; the draft stays.
    """
    with transaction.atomic():
        # Of the case alone: the inquiry and the invitation on the way to it are held by others, in another order.
        cases = Case.objects.select_for_update(of=("self",), no_key=True)
        case = cases.get(inquiries__invitations__replies=reply.pk)
        # With the case locked nobody else is sending the same.
        fresh = locked_reply(reply)
        received = Contribution.objects.filter(reply=fresh).first()
        if received:
            return received
        now = timezone.now()
        content = _to_send(fresh)
        refuse_if(submitting(fresh, content, now))
        contribution = _receive(case, fresh, content, now)
        if contact_email:
            Contact.objects.create(contribution=contribution, email=contact_email)
        fresh.content, fresh.submitted_at, fresh.version = {}, now, fresh.version + 1
        fresh.save(update_fields=["content", "submitted_at", "version"])
        return contribution


def count_voice(inquiry: Inquiry, *, first_hand: bool, by_link: bool) -> None:
    """One more who has been heard, in the source that the inquiry's answers are counted in."""
    Source.objects.filter(inquiry=inquiry).update(
        voices=F("voices") + 1, first_hand=F("first_hand") + int(first_hand), by_link=F("by_link") + int(by_link)
    )


def _to_send(reply: Reply) -> Content:
    """The draft without what is empty and without answers to what was never asked."""
    draft = Content.model_validate(reply.content)
    asked = {question["id"] for question in reply.invitation.inquiry.questions}
    compared = {comparison["id"] for comparison in reply.invitation.inquiry.comparisons}
    return draft.model_copy(
        update={
            "answers": {id_: answer for id_, answer in draft.answers.items() if id_ in asked},
            "choices": {id_: choice for id_, choice in draft.choices.items() if id_ in compared},
            "proposals": [proposal for proposal in draft.proposals if proposal.is_written],
        }
    )


def _receive(case: Case, reply: Reply, content: Content, now: datetime) -> Contribution:
    invitation = reply.invitation
    text = stored(content)
    contribution = Contribution.objects.create(
        case=case,
        inquiry=invitation.inquiry,
        invitation=invitation,
        reply=reply,
        number=next_number(Contribution.objects.filter(case=case)),
        content=text,
        checksum=hashlib.sha256(text.encode()).hexdigest(),
        role=content.role or "",
        first_hand=bool(content.first_hand),
        may_quote=content.may_quote,
        is_moderated=invitation.is_moderated,
        received_at=now,
    )
    _make_items(contribution, content)
    if not contribution.is_moderated:
        count_voice(invitation.inquiry, first_hand=contribution.first_hand, by_link=invitation.is_open_to_many)
    _tell(contribution)
    return contribution


def _make_items(contribution: Contribution, content: Content) -> None:
    """One for the inbox of each text, in the order it was asked for."""
    parts = content.parts()
    asked = [question["id"] for question in contribution.inquiry.questions]
    proposed = [part for part in parts if part not in asked]
    Item.objects.bulk_create(
        Item(contribution=contribution, inquiry=contribution.inquiry, part=part, position=position)
        for position, part in enumerate([*(id_ for id_ in asked if id_ in parts), *proposed], start=1)
    )


def _tell(contribution: Contribution) -> None:
    case = contribution.case
    LogEntry.objects.create(
        inquiry=contribution.inquiry,
        invitation=contribution.invitation,
        at=contribution.received_at,
        kind="submitted",
        detail=contribution.ref,
    )
    events.append(
        stream=case.key,
        organisation_id=case.organisation_id,
        kind="contribution.received",
        by=None,
        record=f"contribution:{contribution.ref}",
    )

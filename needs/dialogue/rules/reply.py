"""What stands in the way of writing and of sending in an answer: said to the contributor, never to an officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle

from ..answers import Content
from ..models import Inquiry, Invitation, Reply
from .invitation import last_day

# Whoever is writing at midnight of the last day may finish.
GRACE = timedelta(hours=1)


def is_taking_in(invitation: Invitation, now: datetime) -> bool:
    """Whether an answer that has been begun can still be written and sent in."""
    last = last_day(invitation)
    if invitation.inquiry.state != "open" or invitation.revoked_at or invitation.erased_at or last is None:
        return False
    midnight = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
    return now < midnight + GRACE


def writing(reply: Reply, now: datetime) -> Iterator[Obstacle]:
    """Why nothing more can be written."""
    if reply.submitted_at:
        yield Obstacle("submitted", _("Your answer has been sent and cannot be changed."), "contribute_receipt")
    elif not is_taking_in(reply.invitation, now):
        yield Obstacle("over", _("These questions no longer take in answers."))


def submitting(reply: Reply, content: Content, now: datetime) -> Iterator[Obstacle]:
    """Why the answer cannot be sent in; call it with the case locked, so that the quota counts."""
    yield from writing(reply, now)
    if content.is_empty:
        message = _("Answer at least one question, or describe a need, and then send.")
        yield Obstacle("empty", message, "contribute_start")
    if is_full(reply.invitation):
        yield Obstacle("full", _full(reply.invitation.inquiry))


def _full(inquiry: Inquiry) -> str:
    """Whom to ask for another link, and that nothing written is lost."""
    known = (inquiry.contact_name, inquiry.contact_email, inquiry.contact_telephone)
    contact = ", ".join(filter(None, known)) or str(inquiry.case.organisation)
    message = _(
        "This link has taken in as many answers as it can. What you have written is kept. "
        "Ask %(contact)s for a new link, and copy your answer from this page to bring it."
    )
    return message % {"contact": contact}


def is_full(invitation: Invitation) -> bool:
    return invitation.quota is not None and invitation.contributions.count() >= invitation.quota

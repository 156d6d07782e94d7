"""Whom a link and a visit let in, and how far."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from ..models import Invitation, Link, Reply, Visit
from .invitation import lets_in
from .reply import is_taking_in

IDLE = timedelta(hours=12)


def opens(link: Link, *, is_answered: bool, is_full: bool, now: datetime) -> bool:
    """Whether the link lets anybody in: to answer, or to read the receipt of what was sent by it."""
    invitation = link.invitation
    if link.revoked_at or invitation.revoked_at:
        return False
    today = timezone.localtime(now).date()
    return is_answered or (lets_in(invitation, today) and not is_full)


def is_alive(visit: Visit, now: datetime) -> bool:
    return now - visit.seen_at < IDLE and not visit.reply.invitation.revoked_at


def may_write(reply: Reply, now: datetime) -> bool:
    return reply.submitted_at is None and is_taking_in(reply.invitation, now)


def is_of(reply: Reply, invitation: Invitation) -> bool:
    """Whether it is an answer to the invitation that can be taken up again."""
    return reply.invitation_id == invitation.pk and reply.submitted_at is None

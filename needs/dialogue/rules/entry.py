"""Whom a link and a visit let in, and how far."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from ..models import Link, Reply, Visit
from .invitation import lets_in
from .reply import is_taking_in

IDLE = timedelta(hours=12)


def opens(link: Link, *, is_answered: bool, is_full: bool, now: datetime) -> bool:
    """Whether the link lets anybody in: to answer, or to read the receipt of what was sent by it.

    A receipt can be read also when the invitation has been withdrawn since, or its time is out.
    """
    if link.revoked_at:
        return False
    return is_answered or (lets_in(link.invitation, timezone.localtime(now).date()) and not is_full)


def is_alive(visit: Visit, now: datetime) -> bool:
    is_let_in = visit.reply.submitted_at or not visit.reply.invitation.revoked_at
    return bool(is_let_in) and now - visit.seen_at < IDLE


def may_write(reply: Reply, now: datetime) -> bool:
    return reply.submitted_at is None and is_taking_in(reply.invitation, now)


def makes_a_reply(link: Link) -> bool:
    """Whether each visit by the link begins an answer of its own."""
    return link.invitation.is_open_to_many and link.reply_id is None


def goes_on(reply: Reply, link: Link) -> bool:
    """Whether the answer that is open on a device is one that the link leads to, and not sent yet."""
    if reply.submitted_at or reply.invitation_id != link.invitation_id:
        return False
    return link.reply_id is None or link.reply_id == reply.pk

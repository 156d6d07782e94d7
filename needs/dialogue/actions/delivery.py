"""What has reached those who are asked, or has not: called when a letter has left, never by a person."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..models import Invitation, LogEntry
from ..rules.invitation import last_day

# What the log calls that a letter of each kind has left.
LOGGED = {"invitation": "sent", "reminder": "reminded", "extended": "extended"}


def mark_sent(invitation: Invitation, kind: str) -> None:
    """The letter has left: an invitation, a reminder or word of a new last day. Its address works, then."""
    with transaction.atomic():
        invitation.bounced_at = None
        invitation.sent_at = invitation.sent_at or timezone.now()
        invitation.save(update_fields=["bounced_at", "sent_at"])
        last = last_day(invitation)
        log(invitation, LOGGED[kind], last.isoformat() if last and kind == "extended" else "")


def mark_bounced(invitation: Invitation) -> None:
    """The letter could not be delivered."""
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(bounced_at=timezone.now())
        log(invitation, "bounced")


def log(invitation: Invitation, kind: str, detail: str = "") -> None:
    """What somebody who is asked has received, in the caller's transaction."""
    LogEntry.objects.create(
        inquiry_id=invitation.inquiry_id, invitation=invitation, at=timezone.now(), kind=kind, detail=detail
    )

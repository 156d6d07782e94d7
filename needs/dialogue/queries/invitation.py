"""Fetching invitations, and those that something is to be sent to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from ..models import Inquiry, Invitation

BETWEEN_LETTERS = timedelta(hours=24)


def invitation_of(inquiry: Inquiry, key: str) -> Invitation:
    """Raises `Http404` for an invitation to something else."""
    found = Invitation.objects.filter(inquiry=inquiry, key=key).select_related("inquiry__case").first()
    if found is None:
        raise Http404
    return found


def waited_for(inquiry: Inquiry) -> QuerySet[Invitation]:
    """The personal invitations that still could be answered: reached, neither answered nor withdrawn."""
    return inquiry.invitations.filter(
        kind="personal", revoked_at=None, bounced_at=None, erased_at=None, sent_at__isnull=False
    ).exclude(replies__submitted_at__isnull=False)


def to_remind(inquiry: Inquiry, now: datetime) -> QuerySet[Invitation]:
    """Those of them who have had neither invitation nor reminder in the last day and night."""
    lately = now - BETWEEN_LETTERS
    return waited_for(inquiry).filter(Q(reminded_at=None) | Q(reminded_at__lte=lately), sent_at__lte=lately)

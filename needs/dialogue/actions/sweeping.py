"""What visitors leave behind who never wrote anything: rows that tell nothing and lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..models import Reply, Visit
from ..rules.entry import IDLE

UNWRITTEN_LASTS = timedelta(days=1)


@dataclass(frozen=True)
class Swept:
    visits: int
    replies: int


def sweep(now: datetime) -> Swept:
    """Visits that are over, and answers by links for many in which nothing was ever saved and nobody is or can be."""
    _all, visits = Visit.objects.filter(seen_at__lt=now - IDLE).delete()
    unwritten = Reply.objects.filter(
        is_personal=False, saved_at=None, submitted_at=None, started_at__lt=now - UNWRITTEN_LASTS
    )
    # Whoever has made a link of her own means to come back.
    _all, replies = unwritten.filter(visits=None, own_links=None).delete()
    return Swept(visits=visits.get(Visit._meta.label, 0), replies=replies.get(Reply._meta.label, 0))

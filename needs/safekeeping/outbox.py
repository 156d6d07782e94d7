"""The outbox: a letter is written in the transaction of what it tells, and sent when that stands.

Text, address and links are made when it is sent (ADR 9). Rooms meet this module alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .jobs import deliver
from .letters import About, Letter, absolute, register
from .models import Mail, MailState
from .postman import BOUNCED, being_sent, deliver_due, give_up

__all__ = ["About", "Letter", "absolute", "bounced", "deliver_due", "post", "post_all", "register", "try_again"]


def post(*, organisation_id: int, kind: str, about: str) -> Mail:
    """Put one letter in the outbox, in the caller's transaction. `about` is the key of what it tells."""
    return post_all(organisation_id=organisation_id, kind=kind, about=[about])[0]


def post_all(*, organisation_id: int, kind: str, about: Iterable[str]) -> list[Mail]:
    """One letter about each, and one job for all of them."""
    now = timezone.now()
    mails = [Mail(organisation_id=organisation_id, kind=kind, about=key, next_at=now) for key in about]
    Mail.objects.bulk_create(mails)
    _deliver_soon()
    return mails


def try_again(letters: QuerySet[Mail]) -> int:
    """Send them anew, without waiting; how many there were. What has been sent, or is being sent, is left alone."""
    with transaction.atomic():
        unsent = letters.exclude(state=MailState.SENT).exclude(being_sent())
        count = unsent.update(state=MailState.WAITING, attempts=0, error="", next_at=timezone.now())
        _deliver_soon()
    return count


def bounced(mail: Mail) -> bool:
    """A letter that was sent came back; False when it was known already."""
    return give_up(mail, BOUNCED, was=MailState.SENT)


def _deliver_soon() -> None:
    # Robust: what the caller did stands, whether or not the queue takes the job. The next job sweeps what is left.
    transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    deliver.enqueue()

"""Many events of one stream at once: the same chain as `events.append` one by one, in three statements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from needs.accounts.models import User

from .events import Changes, chain_of, extend, fingerprint
from .models import Event
from .plain import plain

AT_A_TIME = 500


@dataclass(frozen=True)
class Told:
    """What one event says, but for its place in the chain."""

    kind: str
    record: str
    record_version: int | None
    changes: Changes
    note: str = ""


def append_all(*, stream: str, organisation_id: int, by: User | None, told: Iterable[Told]) -> None:
    """Append the events in their order. Call it as `events.append`: in the transaction, with the stream locked."""
    chain = chain_of(stream)
    before, previous = chain.length, chain.head
    rows: list[Event] = []
    for sequence, each in enumerate(told, start=before + 1):
        event = Event(
            organisation_id=organisation_id,
            stream=stream,
            sequence=sequence,
            at=timezone.now(),
            by=by,
            actor=by.name if by else "",
            kind=each.kind,
            record=each.record,
            record_version=each.record_version,
            changes={field: [plain(before), plain(after)] for field, (before, after) in each.changes.items()},
            note=each.note,
            previous_hash=previous,
        )
        event.hash = previous = fingerprint(event)
        rows.append(event)
    Event.objects.bulk_create(rows, batch_size=AT_A_TIME)
    if rows:
        extend(chain, rows[-1])

"""Appending to the chain, reading it back and checking that nobody has touched it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from needs.accounts.models import User
from needs.casefile.canonical import canonical_json

from .models import Chain, Event
from .plain import plain

Changes = Mapping[str, tuple[Any, Any]]


def append(
    *,
    stream: str,
    organisation_id: int,
    kind: str,
    by: User | None,
    record: str = "",
    record_version: int | None = None,
    changes: Changes | None = None,
    note: str = "",
) -> Event:
    """Append one event. Call it inside the transaction of what it tells, with the stream's record locked."""
    chain = chain_of(stream)
    event = Event(
        organisation_id=organisation_id,
        stream=stream,
        sequence=chain.length + 1,
        at=timezone.now(),
        by=by,
        actor=by.name if by else "",
        kind=kind,
        record=record,
        record_version=record_version,
        changes={field: [plain(before), plain(after)] for field, (before, after) in (changes or {}).items()},
        note=note,
        previous_hash=chain.head,
    )
    event.hash = fingerprint(event)
    event.save(force_insert=True)
    extend(chain, event)
    return event


def chain_of(stream: str) -> Chain:
    """The locked end of a stream, made with its first event."""
    chain, _made = Chain.objects.select_for_update().get_or_create(stream=stream)
    return chain


def extend(chain: Chain, last: Event) -> None:
    chain.length, chain.head = last.sequence, last.hash
    chain.save(update_fields=["length", "head"])


def fingerprint(event: Event) -> str:
    """SHA-256 over everything the event says and the hash before it."""
    content = {
        "organisation": event.organisation_id,
        "stream": event.stream,
        "sequence": event.sequence,
        "at": plain(event.at),
        "by": event.by_id,
        "actor": event.actor,
        "kind": event.kind,
        "record": event.record,
        "record_version": event.record_version,
        "changes": event.changes,
        "note": event.note,
        "previous": event.previous_hash,
    }
    return hashlib.sha256(canonical_json(content)).hexdigest()


def stream_of(key: str) -> QuerySet[Event]:
    return Event.objects.filter(stream=key).select_related("by").order_by("-sequence")


def broken_links() -> Iterator[tuple[Event, str]]:
    """Each event that does not fit the chain, with what is wrong: `content`, `previous` or `sequence`."""
    previous: Event | None = None
    for event in Event.objects.order_by("stream", "sequence").iterator():
        before = previous if previous and previous.stream == event.stream else None
        if event.hash != fingerprint(event):
            yield event, "content"
        if event.previous_hash != (before.hash if before else ""):
            yield event, "previous"
        if event.sequence != (before.sequence + 1 if before else 1):
            yield event, "sequence"
        previous = event


def broken_ends() -> Iterator[str]:
    """Streams whose last events are missing, or whose end is not kept."""
    found = {row["stream"]: row for row in Event.objects.values("stream").order_by().annotate(length=Count("pk"))}
    heads = dict(
        Event.objects.filter(hash__in=Chain.objects.values("head")).values_list("stream", "hash").order_by("sequence")
    )
    for chain in Chain.objects.order_by("stream").iterator():
        length = found.pop(chain.stream, {"length": 0})["length"]
        if (length, heads.get(chain.stream, "")) != (chain.length, chain.head):
            yield chain.stream
    yield from found

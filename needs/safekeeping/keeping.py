"""Writing a versioned record: lock, merge, conditional update, event, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.utils import timezone

from needs.accounts.models import User

from . import events
from .merging import Edit, merge
from .models import Versioned
from .plain import plain, with_plain_texts
from .refusal import Obstacle, refuse_if

Record = TypeVar("Record", bound=Versioned)
EMPTY: tuple[Any, ...] = (None, "", [], {})


class StaleRecord(Exception):
    """The row was written by someone else between lock and write; only possible around the application."""


@dataclass(frozen=True)
class Relation(Generic[Record]):
    """A part of a record that lives in rows of its own: read as plain data, written from plain data."""

    read: Callable[[Record], Any]
    write: Callable[[Record, Any], None]


@dataclass(frozen=True)
class Place(Generic[Record]):
    """Where a record belongs in the chain: its stream, and its name and event kind there."""

    stream: str
    organisation_id: int
    record: str
    kind: str
    relations: Mapping[str, Relation[Record]] = field(default_factory=dict)
    # Why the record cannot stand as it is about to be written, after any merge.
    check: Callable[[Record], Iterable[Obstacle]] = field(default=lambda _record: ())


def change(
    record: Record,
    *,
    values: Mapping[str, Any],
    edit: Edit | None,
    by: User | None,
    place: Place[Record],
    note: str = "",
) -> Record:
    """Write the values that differ and append one event; without differences nothing happens.

    `values` are Python values by field name; `edit` None means "on top of whatever is there" (for commands
    and imports). Raises `Conflict` when someone else has changed the same field since `edit.version`.
    Raises `RuleViolation` when `place.check` finds an obstacle. Returns the record as it stands afterwards.
    """
    values = with_plain_texts(values)
    fresh = type(record)._default_manager.select_for_update(no_key=True).get(pk=record.pk)
    current = {name: _read(fresh, name, place) for name in values}
    typed = {name: plain(value) for name, value in values.items()}
    wanted = typed
    if edit is not None and edit.version != fresh.version:
        wanted = merge(
            stream=place.stream, record=place.record, edit=edit, typed=typed, current=current, version=fresh.version
        )
    changes = {name: (current[name], wanted[name]) for name in values if current[name] != wanted[name]}
    if changes:
        # A field that differs from what is stored holds what this person typed: merge only ever keeps or takes back.
        _write(fresh, {name: wanted[name] if name in place.relations else values[name] for name in changes}, place)
        events.append(
            stream=place.stream,
            organisation_id=place.organisation_id,
            kind=place.kind,
            by=by,
            record=place.record,
            record_version=fresh.version,
            changes=changes,
            note=note,
        )
    return fresh


def _read(record: Record, name: str, place: Place[Record]) -> Any:
    relation = place.relations.get(name)
    return plain(relation.read(record) if relation else getattr(record, name))


def _write(record: Record, values: Mapping[str, Any], place: Place[Record]) -> None:
    columns = {name: value for name, value in values.items() if name not in place.relations}
    for name, value in columns.items():
        setattr(record, name, value)
    refuse_if(place.check(record))
    manager = type(record)._default_manager
    record.changed_at = timezone.now()
    stamped = {**columns, "version": record.version + 1, "changed_at": record.changed_at}
    if not manager.filter(pk=record.pk, version=record.version).update(**stamped):
        raise StaleRecord(place.record)
    record.version += 1
    for name, relation in place.relations.items():
        if name in values:
            relation.write(record, values[name])


def create(
    record: Record, *, values: Mapping[str, Any], by: User | None, place: Place[Record], note: str = ""
) -> Record:
    """Save a new record with its values and append the event that tells of it."""
    values = with_plain_texts(values)
    for name, value in values.items():
        if name not in place.relations:
            setattr(record, name, value)
    refuse_if(place.check(record))
    record.save(force_insert=True)
    for name, relation in place.relations.items():
        if name in values:
            relation.write(record, plain(values[name]))
    written = {name: (None, _read(record, name, place)) for name, value in values.items() if value not in EMPTY}
    events.append(
        stream=place.stream,
        organisation_id=place.organisation_id,
        kind=place.kind,
        by=by,
        record=place.record,
        record_version=record.version,
        changes=written,
        note=note,
    )
    return record

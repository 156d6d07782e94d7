"""Two people, one record: fields that do not collide merge by themselves, the others are shown to the person.

What others did since the person opened the form is read from the events, so a form carries only a version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .models import Event


@dataclass(frozen=True)
class Edit:
    """From where a person edits: the `version` she opened and, after a conflict page, her choices.

    `resolved_version` is the version she saw there; `mine` and `theirs` are the fields she settled.
    """

    version: int
    resolved_version: int | None = None
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Collision:
    field: str
    mine: Any
    theirs: Any
    saved_by: str
    saved_at: datetime


class Conflict(Exception):
    """Some fields were changed by two people. Nothing is written; nothing typed may be dropped."""

    def __init__(self, *, collisions: list[Collision], merged: list[str], version: int) -> None:
        self.collisions = collisions
        self.merged = merged
        self.version = version
        super().__init__(", ".join(collision.field for collision in collisions))


def merge(
    *, stream: str, record: str, edit: Edit, typed: Mapping[str, Any], current: Mapping[str, Any], version: int
) -> dict[str, Any]:
    """The values to write: `typed` where only this person changed, `current` where only others did.

    All values are plain JSON. Raises `Conflict` when both changed a field and the person has not settled it.
    """
    # A version that has never been is no version to trust: then every change counts as somebody else's.
    since = edit.version if edit.version <= version else 0
    others = _changed_by_others(stream, record, since=since)
    collisions: list[Collision] = []
    merged: list[str] = []
    result = dict(typed)
    for field, value in typed.items():
        if field not in others or value == current[field]:
            continue
        before, event = others[field]
        settled = edit.resolved_version is not None and (event.record_version or 0) <= edit.resolved_version
        if value == before or (settled and field in edit.theirs):
            result[field] = current[field]
            merged.append(field)
        elif not (settled and field in edit.mine):
            collisions.append(Collision(field, value, current[field], event.actor, event.at))
    if collisions:
        raise Conflict(collisions=collisions, merged=merged, version=version)
    return result


def _changed_by_others(stream: str, record: str, *, since: int) -> dict[str, tuple[Any, Event]]:
    """For each field changed after a version: its value then, and the last event that changed it."""
    found: dict[str, tuple[Any, Event]] = {}
    for event in _events_since(stream, record, since):
        for field, (before, _after) in event.changes.items():
            first_before = found[field][0] if field in found else before
            found[field] = (first_before, event)
    return found


def _events_since(stream: str, record: str, since: int) -> Iterable[Event]:
    return Event.objects.filter(stream=stream, record=record, record_version__gt=since).order_by("sequence")

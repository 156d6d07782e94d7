"""The events of a case, page by page, with what was changed in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from needs.accounts.models import Unit, User
from needs.safekeeping.events import stream_of
from needs.safekeeping.models import Event

from ..models import Case
from .event import Told, told
from .field_words import SILENT, label, shown

PAGE = 50
DECISIONS = ["case.submitted", "case.withdrawn", "case.approved", "case.returned", "case.rejected", "case.revised"]
ABOUT = {
    "case": Q(kind__startswith="case.") | Q(kind__startswith="part.") | Q(kind__startswith="alternative."),
    "need": Q(kind__startswith="need."),
    "source": Q(kind__startswith="source."),
    "perspective": Q(kind__startswith="perspective."),
    "effect": Q(kind__startswith="effect."),
    "goal": Q(kind__startswith="goal."),
    "dialogue": Q(record__startswith="stakeholder:")
    | Q(record__startswith="inquiry:")
    | Q(record__startswith="contribution:"),
    "priority": Q(kind__startswith="criterion.") | Q(kind__in=["scores.given", "need.classified"]),
    "decision": Q(kind__in=[*DECISIONS, "baseline.stored"]),
}


# Changes that the sentence has already told.
TOLD = frozenset({"status", "state"})


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    told: Told
    changes: list[Change]


@dataclass(frozen=True)
class Page:
    """`before` leads to older events: the number to read on from, empty at the end."""

    entries: list[Entry]
    before: str


def history(case: Case, *, about: str, by: str, before: int | None) -> Page:
    """A page of the events of a case, newest first, with what was changed. Four queries at most."""
    events = stream_of(case.key)
    if about in ABOUT:
        events = events.filter(ABOUT[about])
    if by:
        events = events.filter(by__key=by)
    if before:
        events = events.filter(sequence__lt=before)
    found = list(events[: PAGE + 1])
    names = _names(found[:PAGE])
    last = found[PAGE - 1].sequence if len(found) > PAGE else ""
    return Page([Entry(told(event), list(_changes(event, names))) for event in found[:PAGE]], str(last))


def actors(case: Case) -> QuerySet[User]:
    """Everyone who has done something in the case."""
    by = stream_of(case.key).order_by().values("by").distinct()
    return User.objects.filter(pk__in=by).order_by("name")


def _changes(event: Event, names: Mapping[str, str]) -> Iterator[Change]:
    record = event.record.partition(":")[0]
    if TOLD.issuperset(event.changes):
        return
    for field, (before, after) in event.changes.items():
        if field in SILENT:
            continue
        values = [shown(record, field, value, names) for value in (before, after)]
        if any(values):
            yield Change(label(field), *values)


def _names(events: Iterable[Event]) -> dict[str, str]:
    """Names of the people and units that changes mention, by field and key."""
    mentioned = {name: set(_mentioned(events, name)) for name in ("owner", "lead", "team", "unit")}
    keys = mentioned["owner"] | mentioned["lead"] | mentioned["team"]
    people = dict(User.objects.filter(key__in=keys).values_list("key", "name")) if keys else {}
    units = dict(Unit.objects.filter(pk__in=mentioned["unit"]).values_list("pk", "name")) if mentioned["unit"] else {}
    found = {f"{field}:{key}": name for field in ("owner", "lead", "team") for key, name in people.items()}
    return found | {f"unit:{key}": name for key, name in units.items()}


def _mentioned(events: Iterable[Event], field: str) -> Iterator[str]:
    # An effect has a `unit` too, but that is a word.
    for event in (event for event in events if event.record.partition(":")[0] in ("case", "perspective")):
        for value in event.changes.get(field, []):
            yield from value if isinstance(value, list) else [value] if value not in (None, "") else []

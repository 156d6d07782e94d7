"""What has happened in cases, told in plain words: one event, or a run of like events as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext, pgettext

from needs.accounts.models import Unit, User
from needs.safekeeping.events import stream_of
from needs.safekeeping.models import Event

from ..choices import ALTERNATIVES
from ..models import Case
from ..tasks import name_of, url_of
from ..wording import moment
from .event_words import SENTENCES, SILENT, UNKNOWN, label, shown
from .task import FIELDS

PAGE = 50
DECISIONS = ["case.submitted", "case.withdrawn", "case.approved", "case.returned", "case.rejected", "case.revised"]
ABOUT = {
    "case": Q(kind__startswith="case.") | Q(kind__startswith="part.") | Q(kind__startswith="alternative."),
    "need": Q(kind__startswith="need."),
    "source": Q(kind__startswith="source."),
    "perspective": Q(kind__startswith="perspective."),
    "effect": Q(kind__startswith="effect."),
    "goal": Q(kind__startswith="goal."),
    "priority": Q(kind__startswith="criterion.") | Q(kind__in=["scores.given", "need.classified"]),
    "decision": Q(kind__in=[*DECISIONS, "baseline.stored"]),
}


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """An event as a sentence; `subject` ends it and leads to `url`. `case` is the key of its case."""

    case: str
    sentence: str
    subject: str
    url: str
    when: str
    note: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Page:
    """`before` leads to older events: the number to read on from, empty at the end."""

    events: list[Told]
    before: str


def told(event: Event) -> Told:
    subject, url = _subject(event)
    return Told(event.stream, _sentence(event), subject, url, moment(event.at), event.note if _has_note(event) else "")


def digest(events: Iterable[Event], limit: int = 5) -> list[Told]:
    """The latest events, newest first; what one person did in a row to many needs is one line."""
    shown_events = (event for event in events if event.kind != "baseline.stored")
    runs = [list(run) for _same, run in groupby(shown_events, key=_same_doing)]
    return [_run(run) for run in runs[:limit]]


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
    return Page([_with_changes(event, names) for event in found[:PAGE]], str(last))


def actors(case: Case) -> QuerySet[User]:
    """Everyone who has done something in the case."""
    by = stream_of(case.key).order_by().values("by").distinct()
    return User.objects.filter(pk__in=by).order_by("name")


def _same_doing(event: Event) -> tuple[str, str, str]:
    about_needs = event.kind.startswith("need.")
    return event.actor, event.kind, "" if about_needs else _subject(event)[0] or str(event.sequence)


def _run(run: list[Event]) -> Told:
    latest = run[0]
    records = {event.record for event in run}
    if len(records) == 1:
        return told(latest)
    url = reverse("need_list", kwargs={"key": latest.stream})
    return Told(latest.stream, _sentence(latest), _needs(len(records)), url, moment(latest.at))


def _needs(number: int) -> str:
    return ngettext("%(number)d need", "%(number)d needs", number) % {"number": number}


def _sentence(event: Event) -> str:
    who = event.actor or pgettext("event", "The system")
    what = event.kind.rpartition(".")[2]
    sentence = SENTENCES.get(event.kind) or UNKNOWN.get(what) or UNKNOWN[""]
    if event.kind == "case.changed" and not _part_of(event):
        sentence = SENTENCES["case.facts"]
    return str(sentence) % {"who": who}


def _has_note(event: Event) -> bool:
    """Notes that people wrote; those that only carry another record's number are in the sentence or the changes."""
    return event.kind not in ("baseline.stored", "need.merged", "need.absorbed")


def _subject(event: Event) -> tuple[str, str]:
    """What the event is about and where it is read."""
    kind, _colon, ref = event.record.partition(":")
    key = event.stream
    match kind:
        case "case":
            part = _part_of(event) if event.kind == "case.changed" else ""
            return name_of(part), url_of(part, key)
        case "part":
            return name_of(ref), url_of(ref, key)
        case "perspective":
            return name_of(event.record), url_of(event.record, key)
        case "alternative":
            return str(ALTERNATIVES.get(ref, ref)), url_of("alternatives", key)
        case "criterion":
            return ref, url_of("criteria", key)
        case "goal":
            return ref, url_of("trace", key)
        case "baseline":
            return pgettext("event", "version %(number)s") % {"number": ref}, ""
        case "scores":
            return _needs(len({name.split()[0] for name in event.changes})), url_of("priority", key)
        case "need" | "source" | "effect":
            number = ref.rpartition("-")[2]
            url = reverse(kind, kwargs={"key": key, "number": int(number)}) if number.isdecimal() else ""
            return ref, url
    return ref or kind, ""


def _part_of(event: Event) -> str:
    return next((part for part, fields in FIELDS.items() if not event.changes.keys().isdisjoint(fields)), "")


def _with_changes(event: Event, names: Mapping[str, str]) -> Told:
    line = told(event)
    return Told(line.case, line.sentence, line.subject, line.url, line.when, line.note, tuple(_changes(event, names)))


def _changes(event: Event, names: Mapping[str, str]) -> Iterator[Change]:
    record = event.record.partition(":")[0]
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
    for event in events:
        for value in event.changes.get(field, []):
            yield from value if isinstance(value, list) else [value] if value not in (None, "") else []

"""What has happened in cases, told in plain words: one event, or a run of like events as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import pgettext

from needs.safekeeping.models import Event

from ..choices import ALTERNATIVES
from ..tasks import name_of, url_of
from ..wording import moment
from .event_words import COUNTED, MANY, SENTENCES
from .task import FIELDS

# Where the records of a run are listed.
LISTED = {
    "need": "needs",
    "source": "sources",
    "stakeholder": "stakeholders",
    "contribution": "inquiries",
    "effect": "effects",
    "goal": "goals",
    "criterion": "criteria",
    "alternative": "alternatives",
}


@dataclass(frozen=True)
class Told:
    """An event as a sentence; `subject` ends it and leads to `url`. `case` is the key of its case."""

    case: str
    sentence: str
    subject: str
    url: str
    when: str
    note: str = ""


def told(event: Event) -> Told:
    subject, url = _subject(event)
    return Told(event.stream, _sentence(event), subject, url, moment(event.at), event.note if _has_note(event) else "")


def digest(events: Iterable[Event], limit: int = 5) -> list[Told]:
    """The latest events, newest first; what one person did in a row to many needs is one line."""
    shown_events = (event for event in events if event.kind != "baseline.stored")
    runs = [list(run) for _same, run in groupby(shown_events, key=_same_doing)]
    return [_run(run) for run in runs[:limit]]


def _same_doing(event: Event) -> tuple[str, str, str, str]:
    countable = event.record.partition(":")[0] in COUNTED
    return event.stream, event.actor, event.kind, "" if countable else _subject(event)[0] or str(event.sequence)


def _run(run: list[Event]) -> Told:
    latest = run[0]
    record, what = latest.record.partition(":")[0], latest.kind.rpartition(".")[2]
    records = {event.record for event in run}
    if len(records) == 1 or record not in COUNTED:
        return told(latest)
    sentence = _sentence(latest) if record == "need" else _said_of_many(what, latest)
    url = url_of(LISTED[record], latest.stream)
    return Told(latest.stream, sentence, _counted(record, len(records)), url, moment(latest.at))


def _counted(record: str, number: int) -> str:
    return str(COUNTED[record] % {"number": number})


def _said_of_many(what: str, event: Event) -> str:
    return str(MANY.get(what, MANY[""])) % {"who": event.actor or _system()}


def _sentence(event: Event) -> str:
    who = event.actor or _system()
    what = event.kind.rpartition(".")[2]
    sentence = SENTENCES.get(event.kind) or MANY.get(what) or MANY[""]
    if event.kind == "case.changed" and not _part_of(event):
        sentence = SENTENCES["case.facts"]
    return str(sentence) % {"who": who}


def _system() -> str:
    return pgettext("event", "The system")


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
            return _counted("need", len({name.split()[0] for name in event.changes})), url_of("scores", key)
        case "need" | "source" | "effect" | "stakeholder" | "inquiry" | "contribution":
            number = ref.rpartition("-")[2]
            url = reverse(kind, kwargs={"key": key, "number": int(number)}) if number.isdecimal() else ""
            return ref, url
    return ref or kind, ""


def _part_of(event: Event) -> str:
    return next((part for part, fields in FIELDS.items() if not event.changes.keys().isdisjoint(fields)), "")

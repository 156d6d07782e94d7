"""How a need came to read as it does: every event about it, with the words that changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext_lazy

from needs.casefile.difference import Words as Run
from needs.casefile.difference import words
from needs.safekeeping.events import stream_of
from needs.safekeeping.models import Event

from ..choices import MOSCOW, NEED_KINDS, NEED_STATUSES, PERSPECTIVES
from ..models import Need
from ..wording import listed, moment, word

KINDS: Mapping[str, str | Promise] = {
    "need.created": pgettext_lazy("need event", "wrote the need"),
    "need.changed": pgettext_lazy("need event", "changed the need"),
    "need.classified": pgettext_lazy("need event", "decided the MoSCoW class"),
    "need.rejected": pgettext_lazy("need event", "rejected the need"),
    "need.deferred": pgettext_lazy("need event", "deferred the need"),
    "need.restored": pgettext_lazy("need event", "took the need back"),
    "need.merged": pgettext_lazy("need event", "merged the need into another"),
    "need.absorbed": pgettext_lazy("need event", "merged another need into this one"),
}
FIELDS: Mapping[str, str | Promise] = {
    "title": _lazy("Title"),
    "who": _lazy("Who?"),
    "what": _lazy("What do they need to achieve?"),
    "so_that": pgettext_lazy("need form", "So that …"),
    "problem": _lazy("What is the problem today?"),
    "met_when": _lazy("When is the need met?"),
    "perspective": _lazy("Main perspective"),
    "other_perspectives": _lazy("Other perspectives"),
    "kind": _lazy("Kind of need"),
    "consequence": _lazy("What happens if the need is not met?"),
    "probability": _lazy("How likely is it?"),
    "impact": _lazy("How serious does it become?"),
    "cost_per_year": _lazy("What does it cost a year when it happens?"),
    "effort": _lazy("How large an effort is needed?"),
    "no_goal_reason": _lazy("No goal fits, because …"),
    "goals": _lazy("Goals that the need supports"),
    "sources": _lazy("What the need rests on"),
    "effects": _lazy("Effects that the need leads to"),
    "moscow": _lazy("MoSCoW class"),
    "moscow_reason": _lazy("Reason for the class"),
    "secrecy_rule": _lazy("Provision"),
    "secrecy_reason": _lazy("Why it needs to be kept secret"),
    "secrecy_until": _lazy("Until when"),
    "note": _lazy("Note for those who work with the case"),
    "status": pgettext_lazy("need", "Status"),
    "retired_reason": pgettext_lazy("retired need", "Reason"),
}
WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    "perspective": PERSPECTIVES,
    "other_perspectives": PERSPECTIVES,
    "kind": NEED_KINDS,
    "moscow": MOSCOW,
    "status": NEED_STATUSES,
}


@dataclass(frozen=True)
class TextChange:
    label: str
    runs: Sequence[Run]


@dataclass(frozen=True)
class Version:
    number: int | None
    when: str
    who: str
    what: str
    note: str
    changes: list[TextChange]


def history(need: Need) -> list[Version]:
    """Latest first. The first event tells that the need was written, not every word of it."""
    events = stream_of(need.case.key).filter(record=f"need:{need.ref}")
    return [_version(event) for event in events]


def _version(event: Event) -> Version:
    first = event.kind == "need.created"
    return Version(
        number=event.record_version,
        when=moment(event.at),
        who=event.actor or _("The system"),
        what=str(KINDS.get(event.kind, KINDS["need.changed"])),
        note=event.note,
        changes=[] if first else list(_changes(event)),
    )


def _changes(event: Event) -> list[TextChange]:
    return [
        TextChange(str(label), words(_shown(field, before), _shown(field, after)))
        for field, label in FIELDS.items()
        if field in event.changes
        for before, after in [event.changes[field]]
    ]


def _shown(field: str, value: Any) -> str:
    """A stored value as a person reads it."""
    if isinstance(value, list):
        lines = [_shown(field, part) for part in value]
        return listed(lines) if field in ("effects", "other_perspectives") else "\n".join(lines)
    if isinstance(value, Mapping):
        return _link(value)
    if value in (None, ""):
        return ""
    return word(WORDS[field], value) if field in WORDS else str(value)


def _link(link: Mapping[str, Any]) -> str:
    if "goal" in link:
        return ", ".join(filter(None, [f"{link['goal']} ({link['strength']})", link["reason"]]))
    quote = link.get("quote")
    return f"{link['source']}: ”{quote}”" if quote else str(link["source"])

"""How a need came to read as it does: every event about it, with the words that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from needs.casefile.difference import Words as Run
from needs.casefile.difference import words
from needs.safekeeping.events import stream_of
from needs.safekeeping.models import Event

from ..models import Need
from ..wording import moment
from .field_words import SILENT, label, shown

KINDS: Mapping[str, str | Promise] = {
    "need.created": pgettext_lazy("need event", "wrote the need"),
    "need.changed": pgettext_lazy("need event", "changed the need"),
    "need.classified": pgettext_lazy("need event", "decided the MoSCoW class"),
    "need.rejected": pgettext_lazy("need event", "rejected the need"),
    "need.deferred": pgettext_lazy("need event", "deferred the need"),
    "need.approved": pgettext_lazy("need event", "approved the need"),
    "need.returned": pgettext_lazy("need event", "returned the need"),
    "need.restored": pgettext_lazy("need event", "took the need back"),
    "need.merged": pgettext_lazy("need event", "merged the need into another"),
    "need.absorbed": pgettext_lazy("need event", "merged another need into this one"),
    "need.kept_apart": pgettext_lazy("need event", "kept the need apart from another that looks like it"),
    "need.released": pgettext_lazy("need event", "let a merged need stand on its own again"),
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


def _changes(event: Event) -> Iterator[TextChange]:
    for field, (before, after) in event.changes.items():
        if field not in SILENT:
            yield TextChange(label(field), words(shown("need", field, before, {}), shown("need", field, after, {})))

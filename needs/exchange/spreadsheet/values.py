"""One row as the values of a need: words become codes, lists are split, what is not understood is kept in the note."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from . import words
from .header import Column
from .reasons import Reason

LONGEST_TITLE = 200
BULLET = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}[.)])\s+")
BETWEEN_WORDS = re.compile(r"[,;/\n]| och | and |&")


class UsedColumn(NamedTuple):
    """A column that goes into a need, under the name people see. `read` is None for plain text."""

    position: int
    field: str
    name: str
    read: Callable[[Reading, str, str, str, Layout], None] | None


@dataclass(frozen=True)
class Layout:
    """What each column of a sheet is. `mapping` is column index → field, “” for a column that is left out."""

    columns: list[Column]
    mapping: dict[int, str]
    known: dict[str, dict[str, str]] = field(
        default_factory=lambda: {name: words.values(name) for name in words.WORDED}
    )

    @cached_property
    def used(self) -> list[UsedColumn]:
        chosen = [(column, self.mapping.get(column.index, "")) for column in self.columns]
        return [
            UsedColumn(column.index, field_name, column.name or column.letter, READERS.get(field_name))
            for column, field_name in chosen
            if field_name
        ]

    @cached_property
    def names(self) -> list[tuple[int, str]]:
        return [(column.index, column.name) for column in self.columns if column.name]

    def repeats_header(self, row: list[str]) -> bool:
        """Long tables often repeat their column names at the top of each printed page."""
        return len(self.names) > 1 and all(index < len(row) and row[index] == name for index, name in self.names)


@dataclass(slots=True)
class Reading:
    """What became of a row so far."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def keep(self, name: str, text: str) -> None:
        self.notes.append(text if words.normalise_heading(name) in words.plain_notes() else f"{name}: {text}")


def read_row(number: int, row: list[str], layout: Layout) -> Reading:
    reading = Reading(number)
    width = len(row)
    for index, field_name, name, read in layout.used:
        text = row[index] if index < width else ""
        if text and read:
            read(reading, field_name, name, text, layout)
        elif text:
            reading.values[field_name] = text
    if reading.notes:
        reading.values["note"] = "\n".join(reading.notes)
    return reading


def _title(reading: Reading, _field: str, name: str, text: str, _layout: Layout) -> None:
    text = " ".join(text.split())
    if len(text) > LONGEST_TITLE:
        reading.reasons.append(Reason("too_long", reading.number, name, text))
    reading.values["title"] = text


def _note(reading: Reading, _field: str, name: str, text: str, _layout: Layout) -> None:
    reading.keep(name, text)


def _conditions(reading: Reading, _field: str, _name: str, text: str, _layout: Layout) -> None:
    parts = (BULLET.sub("", part).strip() for part in re.split(r"[\n;]", text))
    reading.values["met_when"] = [part for part in parts if part]


def _effort(reading: Reading, _field: str, name: str, text: str, _layout: Layout) -> None:
    if step := words.effort_step(text):
        reading.values["effort"] = int(step)
    else:
        reading.reasons.append(Reason("effort", reading.number, name, text))


def _word(reading: Reading, field_name: str, name: str, text: str, layout: Layout) -> None:
    code = layout.known[field_name].get(words.normalise_word(text))
    if code:
        reading.values[field_name] = code
    else:
        _not_understood(reading, name, text)


def _perspectives(reading: Reading, _field: str, name: str, text: str, layout: Layout) -> None:
    """The first perspective is the main one, the others are kept beside it."""
    known = layout.known["perspective"]
    whole = known.get(words.normalise_word(text))
    codes = [whole] if whole else [known.get(words.normalise_word(part)) for part in BETWEEN_WORDS.split(text)]
    found = list(dict.fromkeys(code for code in codes if code))
    if found:
        reading.values["perspective"], reading.values["other_perspectives"] = found[0], found[1:]
    if not all(codes):
        _not_understood(reading, name, text)


def _not_understood(reading: Reading, name: str, text: str) -> None:
    reading.reasons.append(Reason("unknown_word", reading.number, name, text))
    reading.keep(name, text)


READERS = {
    "title": _title,
    "note": _note,
    "met_when": _conditions,
    "effort": _effort,
    "kind": _word,
    "moscow": _word,
    "perspective": _perspectives,
}

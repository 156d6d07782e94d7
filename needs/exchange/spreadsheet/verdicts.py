"""The verdict of every row: taken, taken with a remark, skipped or refused, and why."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from . import words
from .reasons import Reason, Verdict
from .values import Layout, Reading, read_row

STATEMENT = ("title", "who", "what", "so_that")


@dataclass(frozen=True)
class Known:
    """What the case holds already: normalised text → `B-001`, and the fingerprint of every row imported before."""

    statements: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)


class RowVerdict(NamedTuple):
    """A tuple, because there may be ten thousand of them."""

    number: int
    values: dict[str, Any]
    reasons: tuple[Reason, ...]
    fingerprint: str

    @property
    def verdict(self) -> Verdict:
        return max([reason.verdict for reason in self.reasons]) if self.reasons else Verdict.OK

    @property
    def is_taken(self) -> bool:
        return self.verdict <= Verdict.WARNING


def count(verdicts: list[RowVerdict]) -> Counter[Verdict]:
    return Counter(row.verdict for row in verdicts)


def judge(rows: list[list[str]], header: int, layout: Layout, known: Known) -> list[RowVerdict]:
    """A verdict for each row below the header that holds anything. Changes nothing."""
    seen = Known()
    return [
        _judge_row(number, row, layout, known, seen)
        for number, row in enumerate(rows[header:], start=header + 1)
        if any(row)
    ]


def _judge_row(number: int, row: list[str], layout: Layout, known: Known, seen: Known) -> RowVerdict:
    fingerprint = hashlib.sha256("\x1f".join(row).encode()).hexdigest()[:32]
    reason = _no_need(number, row, layout)
    if reason:
        return RowVerdict(number, {}, (reason,), fingerprint)
    reading = read_row(number, row, layout)
    _check_text(reading)
    if fingerprint in known.fingerprints:
        reading.reasons.append(Reason("imported", number, other=known.fingerprints[fingerprint]))
    elif reading.values.get("title") or reading.values.get("what"):
        _check_resemblance(reading, known, seen)
    return RowVerdict(number, reading.values, tuple(reading.reasons), fingerprint)


def _no_need(number: int, row: list[str], layout: Layout) -> Reason | None:
    first = next(cell for cell in row if cell)
    if words.is_sum(first):
        return Reason("sum", number, value=" ".join(cell for cell in row if cell))
    width = len(row)
    used = [column.field for column in layout.used if column.position < width and row[column.position]]
    if not used:
        return Reason("unused", number)
    if used[0] == "note" and used == ["note"] * len(used):
        return Reason("group", number, value=first)
    if layout.repeats_header(row):
        return Reason("header_again", number)
    return None


def _check_text(reading: Reading) -> None:
    if not reading.values.get("title") and not reading.values.get("what"):
        reading.reasons.append(Reason("no_text", reading.number))


def statement(values: dict[str, Any]) -> str:
    """What a need says, in a form that two wordings of the same need share."""
    return "|".join([words.fold(values[name]) for name in STATEMENT if values.get(name)])


def _check_resemblance(reading: Reading, known: Known, seen: Known) -> None:
    own = statement(reading.values)
    if own in seen.statements:
        reading.reasons.append(Reason("same_row", reading.number, other=seen.statements[own]))
    elif own in known.statements:
        reading.reasons.append(Reason("same_need", reading.number, other=known.statements[own]))
    elif title := reading.values.get("title"):
        _check_title(reading, title, words.fold(title), known, seen)
    seen.statements.setdefault(own, str(reading.number))


def _check_title(reading: Reading, title: str, folded: str, known: Known, seen: Known) -> None:
    if folded in seen.titles:
        reading.reasons.append(Reason("like_row", reading.number, value=title, other=seen.titles[folded]))
        return
    seen.titles[folded] = str(reading.number)
    if folded in known.titles:
        reading.reasons.append(Reason("like_need", reading.number, value=title, other=known.titles[folded]))

"""Pasted rows to the values of stakeholders, with a remark on everything that was not understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext as _

from needs.safekeeping.plain import plain_text

from ..models import Stakeholder
from .words import codes, normalise, nothing

LONGEST_LIST = 500
LONGEST_NAME = Stakeholder._meta.get_field("name").max_length or 0
SEPARATORS = ("\t", ";")
# Which words a field understands; the others are texts.
WORDED = {
    "perspective": "perspective",
    "role": "role",
    "influence": "step",
    "affected": "step",
    "first_hand": "first_hand",
    "involvement": "involvement",
}


@dataclass(frozen=True)
class PastedRow:
    """`number` is the line it stood on among those with anything on them; `values` are columns of `Stakeholder`."""

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.values.get("name", ""))


@dataclass(frozen=True)
class Pasted:
    """`passed_over` are the names of columns that no stakeholder has. `is_unnamed`: nothing says what is in them."""

    rows: list[PastedRow]
    passed_over: list[str] = field(default_factory=list)
    is_unnamed: bool = False


def read(text: str) -> Pasted:
    """Columns by their names in the first row; without names there, one name a line."""
    cells = [row for row in _cells(plain_text(text)) if any(row)]
    columns = [codes("columns").get(normalise(cell), "") for cell in cells[0]] if cells else []
    if "name" not in columns:
        rows = [_row(at, ["name"], row) for at, row in enumerate(cells, start=1)]
        return Pasted(rows, is_unnamed=any(any(row[1:]) for row in cells))
    rows = [_row(at, columns, row) for at, row in enumerate(cells[1:], start=2)]
    return Pasted(rows, [cell for cell, column in zip(cells[0], columns, strict=True) if cell and not column])


def _cells(text: str) -> Iterable[list[str]]:
    """A cell with line breaks stands within quotation marks when it is copied from a spreadsheet."""
    separator = next((mark for mark in SEPARATORS if mark in text), "\t")
    # A quotation mark without its fellow is only a sign, and must not swallow the lines that follow.
    quoting: Literal[0, 3] = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    for row in csv.reader(io.StringIO(text), delimiter=separator, quoting=quoting):
        yield [" ".join(cell.split()) for cell in row]


def _row(number: int, columns: Sequence[str], cells: Sequence[str]) -> PastedRow:
    values: dict[str, Any] = {}
    remarks = []
    for column, cell in zip(columns, cells, strict=False):
        if not column or not cell or column in values:
            continue
        value = _value(column, cell)
        if value is None:
            remarks.append(_("“%(value)s” was not understood as %(column)s and is left out.") % _words(column, cell))
        elif value != "":
            values[column] = value
    if len(values.get("name", "")) > LONGEST_NAME:
        values["name"] = values["name"][:LONGEST_NAME]
        remarks.append(_("The name is longer than %(limit)d characters and is cut off.") % {"limit": LONGEST_NAME})
    return PastedRow(number, values, tuple(remarks))


def _value(column: str, cell: str) -> Any:
    """None for a word that the field does not know."""
    if column == "conflict_of_interest":
        return "" if normalise(cell) in nothing() else cell
    if column not in WORDED:
        return cell
    code = codes(WORDED[column]).get(normalise(cell))
    if code is None and WORDED[column] == "step":
        # “4 – stort”: the figure says it.
        code = codes("step").get(cell[:1]) if not cell[1:2].isdecimal() else None
    if code is None:
        return None
    if column == "first_hand":
        return code == "yes"
    return int(code) if WORDED[column] == "step" else code


def _words(column: str, cell: str) -> dict[str, str]:
    names = {
        "perspective": _("perspective"),
        "role": _("role"),
        "influence": _("influence, 1–5"),
        "affected": _("affected, 1–5"),
        "first_hand": _("first-hand experience, yes or no"),
        "involvement": _("way of hearing"),
    }
    return {"value": cell, "column": names[column]}

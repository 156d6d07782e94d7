"""Where the table begins: the row that names the columns, below titles and blank rows."""

from collections import Counter
from dataclasses import dataclass

from . import words
from .read import Sheet, column_letter

LOOKED_AT = 30
LONGEST_HEADING = 80
SAMPLES = 200


@dataclass(frozen=True)
class Column:
    """`name` is the officer's own heading, or “” where there is none; `samples` are values that differ, in order."""

    index: int
    name: str
    samples: list[str]

    @property
    def letter(self) -> str:
        return column_letter(self.index)


def find_header(sheet: Sheet) -> int:
    """The number of the header row, 1 for the first row of the sheet; 0 when the table has no header."""
    candidates = [(number, row) for number, row in enumerate(sheet.rows[:LOOKED_AT], start=1) if any(row)]
    scored = [(_known(row), _filled(row), -number) for number, row in candidates if _could_name(row)]
    best = max(scored, default=(0, 0, 0))
    if best[0]:
        return -best[2]
    # No heading is known: the first row as wide as the table is the header if it looks like names.
    width = _usual_width(sheet)
    for number, row in candidates:
        if _filled(row) >= width:
            return number if width > 1 and _could_name(row) and number < len(sheet.rows) else 0
    return 0


def columns(sheet: Sheet, header: int) -> list[Column]:
    """The columns that have a heading or a value below it."""
    names = sheet.rows[header - 1] if 0 < header <= len(sheet.rows) else []
    found = []
    for index in range(sheet.width):
        name = " ".join(names[index].split()) if index < len(names) else ""
        samples = _samples(sheet.rows[header:], index)
        if samples or name:
            found.append(Column(index, name, samples))
    return found


def _samples(rows: list[list[str]], index: int) -> list[str]:
    found: dict[str, None] = {}
    for row in rows:
        if index < len(row) and row[index]:
            found[row[index]] = None
            if len(found) == SAMPLES:
                break
    return list(found)


def _known(row: list[str]) -> int:
    known = words.headings()
    headings = {words.normalise_heading(cell) for cell in row if cell}
    return sum(1 for heading in headings if heading in known or heading in words.left_out())


def _could_name(row: list[str]) -> bool:
    cells = [cell for cell in row if cell]
    return all(len(cell) <= LONGEST_HEADING and not cell.replace(",", "").isdecimal() for cell in cells)


def _filled(row: list[str]) -> int:
    return sum(1 for cell in row if cell)


def _usual_width(sheet: Sheet) -> int:
    widths = Counter(_filled(row) for row in sheet.rows[:SAMPLES] if any(row))
    return max(widths, key=lambda width: (widths[width], width))

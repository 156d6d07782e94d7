"""One way in: the bytes of an upload and its name become sheets of plain text, or a `SpreadsheetError`."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from . import limits, text, workbook
from .errors import SpreadsheetError

WORKBOOK_ENDINGS = (".xlsx", ".xls", ".ods")
TEXT_ENDINGS = (".csv", ".tsv", ".txt")
ENDINGS = WORKBOOK_ENDINGS + TEXT_ENDINGS
# Everything below the blank except tab and line feed, the C1 controls, half a surrogate pair, and what is hidden
# in a text: marks that turn its direction around and spaces without width.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
UNCLEAN = re.compile(CONTROL.pattern + "|[\u2028\u2029]|_x000D_")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]|_x000D_\n?")


@dataclass(frozen=True)
class Sheet:
    """`rows[0]` is the first row of the sheet, whatever it holds, so that row numbers are those people see."""

    name: str
    rows: list[list[str]]

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def filled_below(self, header: int) -> int:
        """How many rows below the header row hold anything."""
        return sum(1 for row in self.rows[header:] if any(row))


def read(content: bytes, name: str) -> list[Sheet]:
    """The sheets that hold something, in their order. Raises `SpreadsheetError`."""
    ending = PurePath(name).suffix.lower()
    _check_size_and_name(content, name, ending)
    if workbook.is_workbook(content):
        _check_ending(workbook.ending_of(content), ending)
        raw = workbook.read_sheets(content)
    else:
        raw = [("CSV", _read_text(content, ending))]
    sheets = [sheet for sheet in (clean(name, rows) for name, rows in raw) if sheet.rows]
    if not sheets:
        raise SpreadsheetError("no_content")
    return sheets


def _check_size_and_name(content: bytes, name: str, ending: str) -> None:
    if len(content) > limits.MAX_BYTES:
        raise SpreadsheetError("bytes", limit=limits.MAX_BYTES // 1024**2)
    if not content:
        raise SpreadsheetError("empty")
    if ending in (".xlsm", ".xltm"):
        raise SpreadsheetError("macros")
    if ending not in ENDINGS:
        raise SpreadsheetError("ending", name=name)


def _check_ending(deserved: str, ending: str) -> None:
    if deserved != ending:
        raise SpreadsheetError("is_" + deserved.removeprefix("."))


def _read_text(content: bytes, ending: str) -> list[list[str]]:
    text.refuse_other_files(content)
    if ending in WORKBOOK_ENDINGS:
        raise SpreadsheetError("is_text")
    return text.read_rows(content)


def clean(name: str, raw: list[list[str]]) -> Sheet:
    """Plain text without control characters, no empty cells at the ends of rows, no empty rows at the end."""
    rows = []
    filled = 0
    for number, raw_row in enumerate(raw, start=1):
        row = _clean_row(raw_row)
        while row and not row[-1]:
            row.pop()
        _check_row(name, number, row)
        filled += bool(row)
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    if filled > limits.MAX_ROWS + limits.TITLE_ROWS:
        raise SpreadsheetError("rows", sheet=name, limit=limits.MAX_ROWS)
    return Sheet(clean_text(name) or "1", rows)


def _check_row(name: str, number: int, row: list[str]) -> None:
    if len(row) > limits.MAX_COLUMNS:
        raise SpreadsheetError("columns", sheet=name, limit=limits.MAX_COLUMNS)
    for index, cell in enumerate(row):
        if len(cell) > limits.MAX_CELL_CHARACTERS:
            raise SpreadsheetError(
                "cell", sheet=name, cell=f"{column_letter(index)}{number}", limit=limits.MAX_CELL_CHARACTERS
            )


def _clean_row(raw: list[str]) -> list[str]:
    # Most rows are plain: one look at the row is cheaper than three passes over each cell.
    joined = "".join(raw)
    if unicodedata.is_normalized("NFC", joined) and not UNCLEAN.search(joined):
        return [cell.strip() for cell in raw]
    return [clean_text(cell) for cell in raw]


def clean_text(cell: str) -> str:
    return unicodedata.normalize("NFC", CONTROL.sub("", LINE_ENDS.sub("\n", cell))).strip()


def column_letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

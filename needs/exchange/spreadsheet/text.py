"""CSV: text in the encodings and with the separators that offices in Sweden send."""

import csv
import io

from . import limits
from .errors import SpreadsheetError

SEPARATORS = (";", "\t", ",", "|")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
OTHER_FILES = {
    b"%PDF": "is_pdf",
    b"\x89PNG": "is_image",
    b"\xff\xd8\xff": "is_image",
    b"GIF8": "is_image",
    b"{\\rtf": "is_document",
}


def refuse_other_files(content: bytes) -> None:
    for mark, code in OTHER_FILES.items():
        if content.startswith(mark):
            raise SpreadsheetError(code)
    beginning = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(b"<svg") or (beginning.startswith(b"<?xml") and b"<svg" in beginning):
        raise SpreadsheetError("is_image")
    if beginning.startswith(
        (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<body", b"<meta", b"mime-version")
    ):
        raise SpreadsheetError("is_web_page")
    if b"\0" in content and not content.startswith(UTF16_MARKS):
        raise SpreadsheetError("is_binary")


def decode(content: bytes) -> str:
    """UTF-8 or UTF-16 when the bytes say so, else Windows' Western European, which Latin-1 is a part of."""
    if content.startswith(UTF16_MARKS):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_rows(content: bytes) -> list[list[str]]:
    text = decode(content)
    # Excel's own way of telling the separator.
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        separator = first[4:5]
    else:
        separator = guess_separator(text)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > limits.LAST_ROW:
                raise SpreadsheetError("rows", sheet="CSV", limit=limits.MAX_ROWS)
    except csv.Error as error:
        raise SpreadsheetError("quotes") from error
    return rows


def guess_separator(text: str) -> str:
    """The separator that gives the most cells in the same number on the most of the first rows."""
    sample = text[:50_000]
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> int:
    widths: dict[int, int] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=separator)):
            widths[len(row)] = widths.get(len(row), 0) + 1
            if number == 30:
                break
    except csv.Error:
        return 0
    return max((count * width for width, count in widths.items() if width > 1), default=0)

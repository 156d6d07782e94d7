"""Workbooks: what the file really is, whether it is safe, and its sheets, read by a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from . import archive, limits
from .errors import LIMITS, SpreadsheetError

CHILD = Path(__file__).with_name("child.py")
CHILD_LIMITS = json.dumps(
    {
        "memory": limits.READER_MEMORY,
        "cpu": limits.READER_CPU_SECONDS,
        "sheets": limits.MAX_SHEETS,
        "characters": limits.MAX_CHARACTERS,
        "columns": limits.MAX_COLUMNS,
        "last_row": limits.LAST_ROW,
    }
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE))


def ending_of(content: bytes) -> str:
    """The ending that the content deserves. Raises `SpreadsheetError` for what is not a readable workbook."""
    return _ending_of_old(content) if content.startswith(OLE) else _ending_of_zip(content)


def read_sheets(content: bytes) -> list[tuple[str, list[list[str]]]]:
    answer = _ask_child(content)
    if code := answer.get("refused"):
        raise SpreadsheetError(code, sheet=answer.get("sheet", ""), limit=LIMITS.get(code, ""))
    return [(sheet["name"], sheet["rows"]) for sheet in answer["sheets"]]


def _ending_of_zip(content: bytes) -> str:
    named = archive.members(content)
    archive.check(content, named)
    if any(name.endswith("vbaProject.bin") for name in named):
        raise SpreadsheetError("macros")
    if "xl/workbook.bin" in named:
        raise SpreadsheetError("is_xlsb")
    if "xl/workbook.xml" in named:
        return ".xlsx"
    if "content.xml" in named:
        return _ending_of_open_document(content, named)
    raise SpreadsheetError("is_document" if "word/document.xml" in named else "is_binary")


def _ending_of_open_document(content: bytes, named: dict[str, Any]) -> str:
    parts = {
        name: b"".join(archive.unpacked(content, named[name]))
        for name in ("mimetype", "META-INF/manifest.xml")
        if name in named
    }
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise SpreadsheetError("encrypted")
    if b"opendocument.spreadsheet" not in parts.get("mimetype", b""):
        raise SpreadsheetError("is_document")
    return ".ods"


def _ending_of_old(content: bytes) -> str:
    names = {name: name.encode("utf-16-le") in content for name in ("EncryptedPackage", "_VBA_PROJECT", "WordDocument")}
    if names["EncryptedPackage"]:
        raise SpreadsheetError("encrypted")
    if names["_VBA_PROJECT"]:
        raise SpreadsheetError("macros")
    if names["WordDocument"]:
        raise SpreadsheetError("is_document")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise SpreadsheetError("is_binary")
    return ".xls"


def _ask_child(content: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and file; the content goes in on stdin)
            [sys.executable, "-I", str(CHILD), CHILD_LIMITS],
            input=content,
            capture_output=True,
            timeout=limits.READER_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise SpreadsheetError("slow") from error
    if done.returncode:
        # Out of memory ends it with an abort, out of time with a kill.
        raise SpreadsheetError("unpacked")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer

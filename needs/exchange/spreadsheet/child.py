"""The process that opens an untrusted workbook: bytes in on stdin, its sheets out on stdout as JSON.

It runs alone, with a ceiling on memory and time that it sets itself, so that a file made to explode takes
this process and nothing else. It imports nothing of the product. Argument: the limits as JSON.
"""

import datetime
import gc
import io
import json
import resource
import sys
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum


class Refused(Exception):
    def __init__(self, code: str, **facts: object) -> None:
        self.answer = {"refused": code, **facts}


def main() -> None:
    limits = json.loads(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A short life with many small lists: looking for rings among them would be a tenth of it.
    gc.disable()
    answer: dict[str, Any]
    try:
        answer = {"sheets": sheets(CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())), limits)}
    except Refused as refused:
        answer = refused.answer
    except PasswordError:
        answer = {"refused": "encrypted"}
    except MemoryError:
        answer = {"refused": "unpacked"}
    except BaseException:  # noqa: BLE001 (the reader is written in Rust: its panics are no Exceptions)
        answer = {"refused": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


def sheets(workbook: CalamineWorkbook, limits: dict[str, int]) -> list[dict[str, Any]]:
    tables = [entry for entry in workbook.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
    shown = [entry for entry in tables if entry.visible == SheetVisibleEnum.Visible] or tables
    if len(shown) > limits["sheets"]:
        raise Refused("sheets")
    found = []
    left = limits["characters"]
    for entry in shown:
        rows = read_rows(workbook.get_sheet_by_name(entry.name), limits)
        left -= sum(len(cell) for row in rows for cell in row)
        if left < 0:
            raise Refused("characters")
        found.append({"name": entry.name, "rows": rows})
    return found


def read_rows(sheet: CalamineSheet, limits: dict[str, int]) -> list[list[str]]:
    if sheet.end is None:
        return []
    last_row, last_column = sheet.end
    if last_row >= limits["last_row"]:
        raise Refused("rows", sheet=sheet.name)
    if last_column >= 4 * limits["columns"]:
        raise Refused("columns", sheet=sheet.name)
    raw = sheet.to_python(skip_empty_area=False)
    rows = [[cell if cell.__class__ is str else text(cell) for cell in row] for row in raw]
    fill_merged(rows, sheet.merged_cell_ranges or [])
    return rows


def fill_merged(rows: list[list[str]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A heading merged over several rows stands for each of them."""
    for (top, column), (bottom, _right) in merged[:10_000]:
        if top >= len(rows) or column >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row[column] = row[column] or rows[top][column]


def text(cell: object) -> str:
    """A cell as a reader of the sheet sees it: whole numbers without decimals, dates as 2026-11-23."""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nej"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


if __name__ == "__main__":
    main()

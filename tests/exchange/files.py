"""Spreadsheets good and bad, made when they are needed."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl

# What an officer starts from: a title above the header, her own column names, needs that are mostly solutions.
WISHES = [
    ["Önskelista, trygghet i hemtjänsten (hösten 2026)"],
    [],
    ["Område", "Behov", "Beskrivning", "Varför viktigt"],
    ["Planering", "Digital planering", "Se dagens besök på ett ställe", "Mindre letande, färre fel"],
    ["Planering", "Byta besök", "Byta besök med en kollega", "Kontinuitet för den enskilde"],
    ["Larm", "Larm på natten", "Veta vilka larm som kräver besök", "Hjälpen når fram i tid"],
]


def xlsx(*rows: Sequence[Any], sheets: dict[str, list[Sequence[Any]]] | None = None) -> bytes:
    """A workbook of one sheet called Behov, or of several."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, content in (sheets or {"Behov": list(rows)}).items():
        sheet = workbook.create_sheet(name)
        for row in content:
            sheet.append(list(row))
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def csv(*rows: Sequence[str], separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding)


def zipped(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    """A workbook with parts added or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        present = {name: archive.read(name) for name in archive.namelist()}
    return zipped(present | parts)


def bomb(size: int) -> bytes:
    """A workbook whose sheet unpacks to `size` bytes of blanks."""
    return with_parts(xlsx(["Behov"]), {"xl/worksheets/sheet1.xml": b" " * size})


def lying_bomb(size: int) -> bytes:
    """The same, with a directory that says the sheet holds ten bytes."""
    content = bomb(size)
    true, lie = size.to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert true in content
    return content.replace(true, lie)


def far_cell(cell: str) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Behov"])
    workbook.active[cell] = "x"
    return saved(workbook)


def ods(*rows: Sequence[str], repeat: str = "") -> bytes:
    """The smallest OpenDocument spreadsheet; `repeat` are attributes of every cell."""
    cell = '<table:table-cell office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'
    table = "".join(
        "<table:table-row>" + "".join(cell.format(repeat, text) for text in row) + "</table:table-row>" for row in rows
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="Behov">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def shared_workbook() -> bytes:
    """A workbook whose texts stand in a part of their own, as Excel itself writes them."""
    content = xlsx(["x"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        links = archive.read("xl/_rels/workbook.xml.rels").decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{base}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    return with_parts(content, {"xl/_rels/workbook.xml.rels": links.replace("</Relationships>", link)})

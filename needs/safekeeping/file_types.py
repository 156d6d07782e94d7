"""Which files are taken in, and whether one is what its name says: never on the word of the browser.

Nothing that a browser may run: no HTML, no SVG, no macros. Office files are archives and have to hold the right parts.
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from lzma import LZMAError
from typing import IO

# What an archive may hold before anybody unpacks it.
MOST_PARTS = 5_000
MOST_UNPACKED = 500 * 1024**2
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
LIST_OF_PARTS = "[Content_Types].xml"
MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")
MACRO_TYPES = re.compile(rb"macroenabled|macrosheet|vbaproject", re.IGNORECASE)
SCRIPTS = ("basic/", "scripts/")
MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script")
# Windows' own letters for what is not UTF-8: where old programs still write Swedish.
ENCODINGS = ("utf-8-sig", "cp1252")
CHUNK = 64 * 1024
LONGEST_LIST = 1024**2
# What office programs use, and what can be unpacked a little at a time: the others come out whole, however large.
PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
# No archive, one that is damaged or locked with a password, or packed in a way that nobody uses.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, LZMAError, struct.error),
    *(OSError, EOFError, KeyError, RuntimeError, ValueError),
)


@dataclass(frozen=True)
class FileType:
    content_type: str
    is_right: Callable[[IO[bytes]], bool]


def _begins(start: bytes, file: IO[bytes]) -> bool:
    return file.read(len(start)) == start


def _office(part: str, file: IO[bytes]) -> bool:
    """Word, Excel and PowerPoint: the main part is there, and no macros under whatever name."""
    with zipfile.ZipFile(file) as archive:
        names = [name.lower() for name in archive.namelist()]
        return (
            _is_small(archive)
            and {LIST_OF_PARTS.lower(), part} <= set(names)
            and not any(mark in f"/{name}" for name in names for mark in MACROS)
            and not MACRO_TYPES.search(_content(archive, LIST_OF_PARTS))
        )


def _open_document(kind: str, file: IO[bytes]) -> bool:
    with zipfile.ZipFile(file) as archive:
        names = [name.lower() for name in archive.namelist()]
        return (
            _is_small(archive)
            and {"mimetype", "content.xml"} <= set(names)
            and _content(archive, "mimetype").strip() == f"{OPEN_DOCUMENT}.{kind}".encode()
            and not any(name.startswith(SCRIPTS) for name in names)
        )


def _is_small(archive: zipfile.ZipFile) -> bool:
    parts = archive.infolist()
    is_plain = all(part.compress_type in PACKED_AS for part in parts)
    return is_plain and len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= MOST_UNPACKED


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        content = part.read(LONGEST_LIST + 1)
    if len(content) > LONGEST_LIST:
        raise ValueError(name)
    return content


def _text(file: IO[bytes]) -> bool:
    """Letters from beginning to end, and no page of markup in disguise."""
    is_wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return any(_decodes(file, encoding) for encoding in (["utf-16"] if is_wide else ENCODINGS))


def _decodes(file: IO[bytes], encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    is_first = True
    try:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            if CONTROL.search(text) or (is_first and text.lstrip().lower().startswith(MARKUP)):
                return False
            is_first = False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


FILE_TYPES: Mapping[str, FileType] = {
    "pdf": FileType("application/pdf", partial(_begins, b"%PDF-")),
    "docx": FileType(f"{OFFICE}.wordprocessingml.document", partial(_office, "word/document.xml")),
    "xlsx": FileType(f"{OFFICE}.spreadsheetml.sheet", partial(_office, "xl/workbook.xml")),
    "pptx": FileType(f"{OFFICE}.presentationml.presentation", partial(_office, "ppt/presentation.xml")),
    "odt": FileType(f"{OPEN_DOCUMENT}.text", partial(_open_document, "text")),
    "ods": FileType(f"{OPEN_DOCUMENT}.spreadsheet", partial(_open_document, "spreadsheet")),
    "odp": FileType(f"{OPEN_DOCUMENT}.presentation", partial(_open_document, "presentation")),
    "png": FileType("image/png", partial(_begins, b"\x89PNG\r\n\x1a\n")),
    "jpg": FileType("image/jpeg", partial(_begins, b"\xff\xd8\xff")),
    "jpeg": FileType("image/jpeg", partial(_begins, b"\xff\xd8\xff")),
    "txt": FileType("text/plain", _text),
    "csv": FileType("text/csv", _text),
}


def is_what_it_says(file: IO[bytes], extension: str) -> bool:
    """Whether the content is that of a file with this extension, which is one of `FILE_TYPES`."""
    file.seek(0)
    try:
        return FILE_TYPES[extension].is_right(file)
    except UNREADABLE:
        return False
    finally:
        file.seek(0)

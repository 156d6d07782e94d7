"""A look into a zipped workbook before anything opens it: how much it unpacks to and where its cells stand.

What the archive says of its own sizes can be a lie, so the bytes are counted as they come out.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from . import limits
from .errors import SpreadsheetError

CHUNK = 1024 * 1024
OVERLAP = 400
# Of the header before each part only the lengths of its name and its extra field are needed.
LOCAL_HEADER = struct.Struct("<26xHH")

# A cell with a value beyond column IF (the 240th) or below row 19,999. Only such cells match: a fast search.
# Whoever hides one from the search still meets the memory limit of the process that opens the file.
FAR_CELL = re.compile(
    rb""" r=["']((?:[A-Z]{3}|I[G-Z]|[J-Z][A-Z])\d+|[A-Z]{1,2}(?:[2-9]\d{4}|\d{6,7}))["']"""
    rb"""(?:[^>]*[^/>])?>\s*<(?:\w+:)?(?:v|is|f)\b"""
)


def members(content: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        infos = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise SpreadsheetError("damaged") from error
    if len(infos) > limits.MAX_MEMBERS:
        raise SpreadsheetError("members", limit=limits.MAX_MEMBERS)
    named = {info.filename: info for info in infos}
    # Two parts of one name, or a name that points out of the archive, is never written by a spreadsheet program.
    if len(named) < len(infos) or any(name.startswith("/") or ".." in name.split("/") for name in named):
        raise SpreadsheetError("damaged")
    return named


def check(content: bytes, named: dict[str, zipfile.ZipInfo]) -> None:
    """Unpack every part once, in pieces that are thrown away, and refuse what is too large or out of place."""
    total = 0
    for info in named.values():
        if info.flag_bits & 0x1:
            raise SpreadsheetError("encrypted")
        is_sheet = info.filename.startswith("xl/worksheets/")
        tail = b""
        for piece in unpacked(content, info):
            total += len(piece)
            if total > limits.MAX_UNPACKED_BYTES or _swells(total, len(content)):
                raise SpreadsheetError("unpacked")
            tail = _check_piece(tail + piece, is_sheet=is_sheet)


def unpacked(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    packed = memoryview(content)[_start(content, info) :][: info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise SpreadsheetError("damaged")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    try:
        while rest and not inflater.eof:
            yield inflater.decompress(rest, CHUNK)
            rest = inflater.unconsumed_tail
    except zlib.error as error:
        raise SpreadsheetError("damaged") from error


def _start(content: bytes, info: zipfile.ZipInfo) -> int:
    header = content[info.header_offset : info.header_offset + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise SpreadsheetError("damaged")
    name_length, extra_length = LOCAL_HEADER.unpack(header)
    return info.header_offset + LOCAL_HEADER.size + int(name_length) + int(extra_length)


def _swells(unpacked_bytes: int, packed_bytes: int) -> bool:
    return unpacked_bytes > limits.RATIO_COUNTS_FROM and unpacked_bytes > limits.MAX_RATIO * packed_bytes


def _check_piece(piece: bytes, *, is_sheet: bool) -> bytes:
    """Refuse entities and far cells; returns the end of the piece, for words cut in two."""
    if b"<!ENTITY" in piece or b"<!DOCTYPE" in piece:
        raise SpreadsheetError("damaged")
    if is_sheet and (far := FAR_CELL.search(piece)):
        raise SpreadsheetError("far_cell", cell=far[1].decode("ascii"))
    return piece[-OVERLAP:]

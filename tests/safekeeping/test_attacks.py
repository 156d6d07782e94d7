"""Files that were made to harm whoever looks into them."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from needs.safekeeping.file_types import is_what_it_says

LARGE = 64 * 1024**2
SAID = 1_000
# Where a zip archive says how large a part is: in its list of parts and before the part itself.
SIZES = ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22))


def bomb(method: int) -> bytes:
    """A Word file of a few hundred bytes whose list of parts is large, and says that it is small."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("[Content_Types].xml", bytes(LARGE), compress_type=method)
    raw = bytearray(content.getvalue())
    for mark, place in SIZES:
        at = raw.rfind(mark)
        struct.pack_into("<I", raw, at + place, SAID)
    return bytes(raw)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_lies_about_its_size_is_refused_without_being_unpacked(method):
    sent = bomb(method)
    tracemalloc.start()
    try:
        assert not is_what_it_says(io.BytesIO(sent), "docx")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < LARGE / 4

"""One case file, one sequence of bytes, one checksum."""

import hashlib
import json
import unicodedata
from typing import Any

from pydantic import BaseModel


def canonical_bytes(case_file: BaseModel) -> bytes:
    """The file as UTF-8 JSON with sorted keys, no blanks, text in NFC, decimals as text, times in UTC.

    Two files that say the same give the same bytes, whatever database or keyboard they came from.
    """
    return canonical_json(case_file.model_dump(mode="json"))


def canonical_json(value: Any) -> bytes:
    """Plain JSON data in canonical form. Raises `ValueError` for NaN and infinities."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text).encode("utf-8")


def checksum(case_file: BaseModel) -> str:
    """SHA-256 of the canonical bytes, 64 hex digits."""
    return hashlib.sha256(canonical_bytes(case_file)).hexdigest()

"""One case file, one sequence of bytes, one checksum."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel


def canonical_bytes(case_file: BaseModel) -> bytes:
    """The file as UTF-8 JSON with sorted keys, no blanks, text in NFC, decimals as text, times in UTC.

    Two files that say the same give the same bytes, whatever database or keyboard they came from.
    """
    return canonical_json(case_file.model_dump(mode="json"))


def canonical_json(value: Any) -> bytes:
    """Plain JSON data in canonical form. Raises `ValueError` for NaN and infinities."""
    text = _json(value)
    if not unicodedata.is_normalized("NFC", text):
        # Each text by itself. In the JSON an accent first on a line stands after the `n` of `\n`, and would join it.
        text = _json(_composed(value))
    return text.encode("utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _composed(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {_composed(name): _composed(part) for name, part in value.items()}
        case list() | tuple():
            return [_composed(part) for part in value]
    return value


def checksum(case_file: BaseModel) -> str:
    """SHA-256 of the canonical bytes, 64 hex digits."""
    return hashlib.sha256(canonical_bytes(case_file)).hexdigest()

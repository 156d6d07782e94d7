"""Values as plain JSON data, so that they can be compared, logged and hashed."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db.models import Model

# Vertical tabs and form feeds are line breaks of word processors.
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
# Control characters, marks that turn the direction of the text around, and spaces without width.
HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(value: Any) -> Any:
    """Texts, numbers, lists and dicts as they are; dates in ISO form, times in UTC, decimals as short text,
    records as their key.
    """
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case str():
            return str(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return short_decimal(value)
        case Model():
            return getattr(value, "key", value.pk)
        case Mapping():
            return {str(name): plain(part) for name, part in value.items()}
        case Sequence():
            return [plain(part) for part in value]
    return str(value)


def short_decimal(value: Decimal) -> str:
    """`41.00` as `41`, `0.50` as `0.5`, never with an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_plain_texts(value: Any) -> Any:
    """`plain_text` of every text, however deep."""
    match value:
        case str():
            return plain_text(value)
        case Mapping():
            return {name: with_plain_texts(part) for name, part in value.items()}
        case list():
            return [with_plain_texts(part) for part in value]
    return value


def plain_text(text: str) -> str:
    """Lines end with `LF`: browsers send `CR LF`, which would look like a change. Nothing is hidden in the text.

    The zero-width joiner stays: emoji are made with it.
    """
    return HIDDEN.sub("", LINE_ENDS.sub("\n", text))

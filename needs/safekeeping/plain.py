"""Values as plain JSON data, so that they can be compared, logged and hashed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db.models import Model


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


def with_plain_line_ends(value: Any) -> Any:
    """Texts with `LF` at the end of lines, however deep: browsers send `CR LF`, which would look like a change."""
    match value:
        case str():
            return value.replace("\r\n", "\n")
        case Mapping():
            return {name: with_plain_line_ends(part) for name, part in value.items()}
        case list():
            return [with_plain_line_ends(part) for part in value]
    return value

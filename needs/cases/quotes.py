"""The quotes of a need from one source: kept as one text, where each paragraph is a quote of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

BETWEEN = re.compile(r"\n\s*\n")


def quotes_in(text: str) -> list[str]:
    return [quote.strip() for quote in BETWEEN.split(text) if quote.strip()]


def as_text(quotes: Iterable[str]) -> str:
    return "\n\n".join(quotes)


def with_quotes(text: str, others: Iterable[str]) -> str:
    """The text with the quotes it does not hold already, last."""
    own = quotes_in(text)
    new = [quote for quote in dict.fromkeys(others) if quote not in own]
    return as_text([*own, *new]) if new else text


def without_quotes(text: str, others: Iterable[str]) -> str:
    gone = set(others)
    own = quotes_in(text)
    left = [quote for quote in own if quote not in gone]
    return text if left == own else as_text(left)

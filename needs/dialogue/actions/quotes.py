"""What a need rests on, as plain data, with words from an answer and without them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from needs.cases.quotes import with_quotes, without_quotes

Link = dict[str, Any]


def with_quote(links: Iterable[Link], source: str, quote: str) -> list[Link]:
    """With the source and, when there is one, the quote, which stands there once."""
    kept, own = _split(links, source)
    quotes = [one_paragraph(quote)] if quote else []
    return [*kept, {"source": source, "quote": with_quotes(own["quote"] if own else "", quotes)}]


def without_quote(links: Iterable[Link], source: str, quote: str, *, is_needed: bool) -> list[Link]:
    """Without the quote; without the source too when nothing else is left of it and it is not needed."""
    kept, own = _split(links, source)
    left = without_quotes(own["quote"], [one_paragraph(quote)]) if own else ""
    if own is None or not (left or is_needed):
        return kept
    return [*kept, {"source": source, "quote": left}]


def one_paragraph(quote: str) -> str:
    """Only the line breaks of a quote stay: a blank line would part it in two."""
    return "\n".join(line.strip() for line in quote.splitlines() if line.strip())


def _split(links: Iterable[Link], source: str) -> tuple[list[Link], Link | None]:
    every = list(links)
    kept = [link for link in every if link["source"] != source]
    return kept, next((link for link in every if link["source"] == source), None)

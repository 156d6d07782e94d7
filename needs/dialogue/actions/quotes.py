"""Quotes of a need: paragraphs beside the source that they come from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Link = dict[str, Any]


def with_quote(links: Iterable[Link], source: str, quote: str) -> list[Link]:
    """The links of a need, as plain data, with the source and, when there is one, the quote added once."""
    kept, own = _split(links, source)
    paragraphs = _paragraphs(own)
    if quote and _one(quote) not in paragraphs:
        paragraphs.append(_one(quote))
    return [*kept, {"source": source, "quote": "\n\n".join(paragraphs)}]


def without_quote(links: Iterable[Link], source: str, quote: str, *, is_needed: bool) -> list[Link]:
    """The same without the quote; without the source too when nothing else is left of it and it is not needed."""
    kept, own = _split(links, source)
    paragraphs = [paragraph for paragraph in _paragraphs(own) if paragraph != _one(quote)]
    if own is None or not (paragraphs or is_needed):
        return kept
    return [*kept, {"source": source, "quote": "\n\n".join(paragraphs)}]


def _split(links: Iterable[Link], source: str) -> tuple[list[Link], Link | None]:
    every = list(links)
    kept = [link for link in every if link["source"] != source]
    return kept, next((link for link in every if link["source"] == source), None)


def _paragraphs(link: Link | None) -> list[str]:
    return [part.strip() for part in link["quote"].split("\n\n") if part.strip()] if link else []


def _one(quote: str) -> str:
    """A quote is one paragraph: only its line breaks stay."""
    return "\n".join(line.strip() for line in quote.splitlines() if line.strip())

"""The links of a need as plain data, and the parts they are made of: what a merge gives and takes back.

A part is a perspective, a goal with its strength and reason, a source, one quote from it, or an effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .quotes import quotes_in, with_quotes, without_quotes

Links = list[Any]
Part = tuple[Any, ...]
FIELDS = {"other_perspectives", "goals", "sources", "effects"}


def parts(values: Mapping[str, Any]) -> set[Part]:
    """Of a need, or of one side of its changes; fields that are no links have none."""
    return {part for name in values.keys() & FIELDS for link in values[name] or [] for part in _parts(name, link)}


def same(part: Part) -> Part:
    """What two needs share when both have it: a goal is the same whatever its strength and reason."""
    return part[:2] if part[0] == "goals" else part


def joined(own: Mapping[str, Links], its: Mapping[str, Links]) -> dict[str, Links]:
    """The links of two needs: a goal as the first has it, a source once with the quotes of both."""
    said = {link["source"]: quotes_in(link["quote"]) for link in its["sources"]}
    quoted = [{**link, "quote": with_quotes(link["quote"], said.get(link["source"], ()))} for link in own["sources"]]
    return {name: _union(quoted if name == "sources" else links, its[name]) for name, links in own.items()}


def without(values: Mapping[str, Links], gone: set[Part]) -> dict[str, Links]:
    return {name: [left for link in links if (left := _left(name, link, gone))] for name, links in values.items()}


def _parts(name: str, link: Any) -> Iterator[Part]:
    match name:
        case "other_perspectives" | "effects":
            yield name, link
        case "goals":
            yield name, link["goal"], link["strength"], link["reason"]
        case "sources":
            yield name, link["source"]
            for quote in quotes_in(link["quote"]):
                yield "quotes", link["source"], quote


def _left(name: str, link: Any, gone: set[Part]) -> Any:
    """None when nothing of the link is left. A source stays as long as it is quoted."""
    if name != "sources":
        return None if gone.issuperset(_parts(name, link)) else link
    quote = without_quotes(link["quote"], {part[2] for part in gone if part[:2] == ("quotes", link["source"])})
    return {**link, "quote": quote} if quote or (name, link["source"]) not in gone else None


def _union(own: Links, its: Links) -> Links:
    known = {_ref(link) for link in own}
    return sorted([*own, *(link for link in its if _ref(link) not in known)], key=_ref)


def _ref(link: Any) -> str:
    return str(link if isinstance(link, str) else link.get("goal") or link["source"])

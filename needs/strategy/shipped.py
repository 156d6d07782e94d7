"""The goal catalogues that come with the product: dated files that each organisation gets a copy of and may edit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "catalogues"


@dataclass(frozen=True)
class ShippedGoal:
    code: str
    title: str
    title_en: str = ""
    description: str = ""
    children: tuple[ShippedGoal, ...] = ()


@dataclass(frozen=True)
class ShippedCatalogue:
    """`slug` is the name of its file and stands in the copies, so that each is made once."""

    slug: str
    name: str
    name_en: str
    source: str
    source_url: str
    valid_from: date | None
    valid_to: date | None
    goals: tuple[ShippedGoal, ...]


def shipped_catalogues() -> list[ShippedCatalogue]:
    """Read from the files each time: it happens when an organisation is set up, hardly ever otherwise."""
    return [_read(path) for path in sorted(FOLDER.glob("*.json"))]


def shipped_slugs() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def _read(path: Path) -> ShippedCatalogue:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return ShippedCatalogue(
        slug=path.stem,
        name=content["name"],
        name_en=content.get("name_en", ""),
        source=content.get("source", ""),
        source_url=content.get("source_url", ""),
        valid_from=_date(content.get("valid_from")),
        valid_to=_date(content.get("valid_to")),
        goals=tuple(_goal(goal) for goal in content["goals"]),
    )


def _goal(content: dict[str, Any]) -> ShippedGoal:
    return ShippedGoal(
        code=str(content.get("code", "")),
        title=content["title"],
        title_en=content.get("title_en", ""),
        description=content.get("description", ""),
        children=tuple(_goal(child) for child in content.get("children", ())),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

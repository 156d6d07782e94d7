"""How a rule says no: with every obstacle, in the user's language, each leading to the place that mends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse


@dataclass(frozen=True)
class Obstacle:
    """`message` says what to do; `place` is the URL name and arguments of the page where it is done."""

    code: str
    message: str
    place: str = ""
    arguments: Mapping[str, object] = field(default_factory=dict)
    fragment: str = ""

    @property
    def url(self) -> str:
        if not self.place:
            return ""
        address = reverse(self.place, kwargs=dict(self.arguments))
        return f"{address}#{self.fragment}" if self.fragment else address


class RuleViolation(Exception):
    """The one domain exception: what was asked for cannot be done, and why."""

    def __init__(self, obstacles: Iterable[Obstacle]) -> None:
        self.obstacles = list(obstacles)
        super().__init__("; ".join(str(obstacle.message) for obstacle in self.obstacles))


def refuse_if(obstacles: Iterable[Obstacle]) -> None:
    """Raise `RuleViolation` when there is any obstacle."""
    found = list(obstacles)
    if found:
        raise RuleViolation(found)

"""What would change the order: the weight of a criterion at which two needs change places.

One weight at a time moves from 0 to 1 while the others keep their proportions. Source: Triantaphyllou & Sánchez, "A
sensitivity analysis approach for some deterministic multi-criteria decision-making methods", Decision Sciences 28(1),
1997. A need's value is linear in the weight, so two needs meet at most once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, isnan

from .missing import TOLERANCE, numbers
from .weighting import relative


@dataclass(frozen=True, slots=True)
class Flip:
    """At `weight` (0–1) of the criterion, the needs `above` and `below` (by place in the input) are equal."""

    above: int
    below: int
    weight: float


@dataclass(frozen=True, slots=True)
class BreakPoints:
    """One criterion: its `weight` now, where the `first` place goes to another, and where `neighbours` change order.

    `first` holds at most two flips: the nearest below the weight of today and the nearest above (or at) it.
    """

    weight: float
    first: tuple[Flip, ...]
    neighbours: tuple[Flip, ...]


def break_points(values: Iterable[Iterable[float]], weights: Iterable[float]) -> tuple[BreakPoints, ...]:
    """Break points per criterion. `values` is needs × criteria, high is good; `weights` one per criterion, any unit.

    Raises `ValueError` for no needs, uneven rows, missing values, and weights that `weighting.relative` refuses.
    """
    rows, parts = [numbers(row) for row in values], relative(weights)
    if not rows:
        raise ValueError("There are no needs.")
    if any(len(row) != len(parts) for row in rows):
        raise ValueError(f"Each need must have {len(parts)} values, one for each criterion.")
    if any(isnan(cell) for row in rows for cell in row):
        raise ValueError("A value is missing.")
    now = [fsum(cell * part for cell, part in zip(row, parts, strict=True)) for row in rows]
    order = sorted(range(len(rows)), key=lambda need: (-now[need], need))
    return tuple(_of(criterion, rows, parts, order) for criterion in range(len(parts)))


def _of(criterion: int, rows: Sequence[Sequence[float]], parts: Sequence[float], order: Sequence[int]) -> BreakPoints:
    own = [row[criterion] for row in rows]
    rest = [_rest(row, parts, criterion) for row in rows]
    leader = order[0]
    rivals = [flip for other in order[1:] if (flip := _meeting(leader, other, own, rest))]
    weight = parts[criterion]
    below = max((flip for flip in rivals if flip.weight < weight - TOLERANCE), key=lambda f: f.weight, default=None)
    above = min((flip for flip in rivals if flip.weight >= weight - TOLERANCE), key=lambda f: f.weight, default=None)
    return BreakPoints(
        weight=weight,
        first=tuple(flip for flip in (below, above) if flip),
        neighbours=tuple(flip for a, b in pairwise(order) if (flip := _meeting(a, b, own, rest))),
    )


def _rest(row: Sequence[float], parts: Sequence[float], criterion: int) -> float:
    """The value from the other criteria, whose weights then sum to 1; their plain mean where they weigh nothing."""
    others = [(cell, part) for place, (cell, part) in enumerate(zip(row, parts, strict=True)) if place != criterion]
    total = fsum(part for _, part in others)
    if total <= TOLERANCE:
        return fsum(cell for cell, _ in others) / len(others) if others else 0.0
    return fsum(cell * part for cell, part in others) / total


def _meeting(above: int, below: int, own: Sequence[float], rest: Sequence[float]) -> Flip | None:
    """Where the two lines cross within 0–1; None when they never do, or are the same line."""
    at_none, at_all = rest[above] - rest[below], own[above] - own[below]
    slope = at_all - at_none
    if abs(slope) <= TOLERANCE:
        return None
    weight = -at_none / slope
    return Flip(above, below, min(1.0, max(0.0, weight))) if -TOLERANCE <= weight <= 1 + TOLERANCE else None

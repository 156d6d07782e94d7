"""Shares of the effort per MoSCoW class.

Source: DSDM Handbook, "MoSCoW prioritisation": must at most 60 % of the effort, could about 20 %, and what is
left out this time stands outside the denominator.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, inf, isnan, nan

from .missing import TOLERANCE, numbers

CLASSES = ("must", "should", "could", "wont")
MOST_MUST = 0.60
# DSDM says "about 20 %"; under half of that there is hardly anything to give up when time runs out.
LEAST_COULD = 0.10


class Caution(StrEnum):
    MUST_ABOVE_SIXTY = "must_above_sixty"
    COULD_BELOW_TEN = "could_below_ten"
    EFFORT_MISSING = "effort_missing"


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts 0–1 of the effort of must, should and could together; `nan` when no effort is known.

    `unclassified` and `without_effort` count needs that are outside the shares for that reason.
    """

    must: float
    should: float
    could: float
    unclassified: int
    without_effort: int
    warnings: tuple[Caution, ...]


def shares(classes: Iterable[str | None], efforts: Iterable[float | None]) -> Shares:
    """How the effort divides between the classes.

    `classes` holds `"must"`, `"should"`, `"could"`, `"wont"` or `None` (not classified yet), `efforts` as many
    positive numbers in any one unit, `nan` or `None` where nobody has estimated. Raises `ValueError` for an
    unknown class, an effort that is not positive, and lists of different length.
    """
    named, sizes = tuple(classes), numbers(efforts)
    if len(named) != len(sizes):
        raise ValueError(f"There are {len(named)} classes but {len(sizes)} efforts.")
    _refuse_unknown(named, sizes)
    sums = {kind: fsum(s for c, s in zip(named, sizes, strict=True) if c == kind and not isnan(s)) for kind in CLASSES}
    total = sums["must"] + sums["should"] + sums["could"]
    must, should, could = (sums[kind] / total if total else nan for kind in CLASSES[:3])
    without = sum(c in CLASSES[:3] and isnan(s) for c, s in zip(named, sizes, strict=True))
    return Shares(must, should, could, named.count(None), without, _warnings(must, could, without))


def _refuse_unknown(classes: tuple[str | None, ...], efforts: tuple[float, ...]) -> None:
    for name in classes:
        if name is not None and name not in CLASSES:
            raise ValueError(f"A class must be must, should, could or wont, not {name!r}.")
    for effort in efforts:
        if not isnan(effort) and not 0 < effort < inf:
            raise ValueError(f"An effort must be a positive number, not {effort:g}.")


def _warnings(must: float, could: float, without_effort: int) -> tuple[Caution, ...]:
    found = {
        Caution.MUST_ABOVE_SIXTY: must > MOST_MUST + TOLERANCE,
        Caution.COULD_BELOW_TEN: could < LEAST_COULD - TOLERANCE,
        Caution.EFFORT_MISSING: without_effort > 0,
    }
    return tuple(caution for caution, holds in found.items() if holds)

"""The weighted additive model: several people's scores 0–5 on several criteria become one value per need.

Source: Keeney & Raiffa, Decisions with Multiple Objectives (1976), chapter 3. What is left out stays left out:
a mean is taken over those who scored, a value over the criteria that somebody scored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import fsum, isnan, nan
from statistics import stdev

from .missing import TOLERANCE, numbers, places
from .weighting import relative

LOWEST, HIGHEST = 0.0, 5.0
CONFIDENCES = (1.0, 2.0, 3.0)
DIRECTIONS = ("benefit", "cost")

# A person who has not said how sure she is counts as "rather sure", the middle of the scale.
UNSTATED_CONFIDENCE = 2.0

Row = tuple[float, ...]
Table = tuple[Row, ...]
Cube = tuple[Table, ...]
GivenCube = Iterable[Iterable[Iterable[float | None]]]


@dataclass(frozen=True, slots=True)
class Scores:
    """One number per need, in the order given.

    `value` 0–5, `nan` when nobody scored the need on a criterion that counts. `rank` from 1, equals share the
    first place of their group (1, 2, 2, 4), `nan` without a value. `spread` is the standard deviation (n − 1)
    between the people's own values, `nan` for fewer than two. `share_scored` 0–1 of people × criteria.
    """

    value: Row
    rank: Row
    spread: Row
    share_scored: Row


def score(
    scores: GivenCube,
    weights: Iterable[float],
    directions: Sequence[str] | None = None,
    confidence: GivenCube | None = None,
) -> Scores:
    """Value, rank, spread and share scored per need.

    `scores` is people × needs × criteria, 0–5, `nan` or `None` where a person has not scored; nested sequences
    or arrays. `weights`, one per criterion, in any unit. `directions`, `"benefit"` (default) or `"cost"`, where
    a high score counts against the need. `confidence`, shaped as `scores`, 1–3: how much a score weighs in the
    mean of its criterion; missing counts as 2. A criterion that nobody has scored for a need is left out of that
    need's value and the other weights share its part.

    Raises `ValueError` for no scores at all, uneven shapes, values off the scales, unknown directions, and for
    weights that `weighting.relative` refuses.
    """
    people = _cube(scores, "scores")
    part = relative(weights)
    _refuse_uneven(people, len(part))
    benefit = _as_benefit(people, _checked_directions(directions, len(part)))
    trust = _trust(confidence, people)
    means = [_criterion_means(benefit, trust, need) for need in range(len(people[0]))]
    value = tuple(_weighted(row, part) for row in means)
    own = [[_weighted(person[need], part) for person in benefit] for need in range(len(value))]
    share = tuple(_share_scored(people, need) for need in range(len(value)))
    return Scores(value=value, rank=places(value), spread=tuple(_spread(row) for row in own), share_scored=share)


def _cube(given: GivenCube, name: str) -> Cube:
    try:
        return tuple(tuple(numbers(row) for row in person) for person in given)
    except TypeError as error:
        raise ValueError(f"The {name} must be people × needs × criteria.") from error


def _refuse_uneven(people: Cube, criteria: int) -> None:
    if not people or not people[0] or all(isnan(cell) for person in people for row in person for cell in row):
        raise ValueError("There are no scores.")
    if len({len(person) for person in people}) > 1:
        raise ValueError("Each person must have a row for each need.")
    for row in (row for person in people for row in person):
        if len(row) != criteria:
            raise ValueError(f"A row has {len(row)} scores but there are {criteria} criteria.")
        for cell in row:
            if not isnan(cell) and not LOWEST <= cell <= HIGHEST:
                raise ValueError(f"A score must be between 0 and 5, not {cell:g}.")


def _checked_directions(directions: Sequence[str] | None, criteria: int) -> tuple[str, ...]:
    if directions is None:
        return tuple(repeat("benefit", criteria))
    if len(directions) != criteria:
        raise ValueError(f"There are {len(directions)} directions but {criteria} criteria.")
    for direction in directions:
        if direction not in DIRECTIONS:
            raise ValueError(f"A direction must be benefit or cost, not {direction!r}.")
    return tuple(directions)


def _as_benefit(people: Cube, directions: tuple[str, ...]) -> Cube:
    """The scores with cost turned round, so that high is good everywhere. Missing stays missing."""
    return tuple(
        tuple(
            tuple(HIGHEST - cell if way == "cost" else cell for cell, way in zip(row, directions, strict=True))
            for row in person
        )
        for person in people
    )


def _trust(confidence: GivenCube | None, people: Cube) -> Cube:
    if confidence is None:
        return tuple(tuple(tuple(repeat(1.0, len(row))) for row in person) for person in people)
    given = _cube(confidence, "confidence")
    if [[len(row) for row in person] for person in given] != [[len(row) for row in person] for person in people]:
        raise ValueError("The confidence must have the same shape as the scores.")
    for cell in (cell for person in given for row in person for cell in row):
        if not isnan(cell) and cell not in CONFIDENCES:
            raise ValueError(f"A confidence must be 1, 2 or 3, not {cell:g}.")
    return tuple(
        tuple(tuple(UNSTATED_CONFIDENCE if isnan(cell) else cell for cell in row) for row in person) for person in given
    )


def _criterion_means(people: Cube, trust: Cube, need: int) -> Row:
    columns = zip(*(person[need] for person in people), strict=True)
    trusts = zip(*(person[need] for person in trust), strict=True)
    return tuple(_weighted(column, given) for column, given in zip(columns, trusts, strict=True))


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    """The mean of what is there; `nan` when nothing with a weight is."""
    known = [(value, weight) for value, weight in zip(values, weights, strict=True) if not isnan(value)]
    total = fsum(weight for _, weight in known)
    return fsum(value * weight for value, weight in known) / total if total > TOLERANCE else nan


def _spread(values: Sequence[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return stdev(known) if len(known) > 1 else nan


def _share_scored(people: Cube, need: int) -> float:
    cells = [cell for person in people for cell in person[need]]
    return sum(not isnan(cell) for cell in cells) / len(cells)

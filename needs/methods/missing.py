"""Numbers that may be missing, and places that may be shared."""

from collections.abc import Iterable, Sequence
from math import isnan, nan

# Smaller differences than this come from binary arithmetic, not from anybody's judgement.
TOLERANCE = 1e-9


def number(value: float | None) -> float:
    """The value as a float, `nan` for `None`."""
    return nan if value is None else float(value)


def numbers(values: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(number(value) for value in values)


def places(values: Sequence[float]) -> tuple[float, ...]:
    """Places from the highest value down, 1 first. Equals share the first place of their group (1, 2, 2, 4).

    Values are equal within `TOLERANCE` of the highest in their group, so that a long row of almost-ties
    never melts into one. Missing values get no place (`nan`) and take none.
    """
    order = sorted((i for i, value in enumerate(values) if not isnan(value)), key=lambda i: -values[i])
    result = [nan] * len(values)
    leader, place = nan, 0
    for position, index in enumerate(order, start=1):
        if not leader - values[index] <= TOLERANCE:
            leader, place = values[index], position
        result[index] = float(place)
    return tuple(result)

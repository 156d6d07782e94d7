"""Relative weights."""

from collections.abc import Iterable
from math import fsum, isfinite

from .missing import numbers


def relative(values: Iterable[float]) -> tuple[float, ...]:
    """Weights in the proportions of `values`, summing to 1: 10, 20, 5 gives .2857 .5714 .1429.

    Single values may be 0 (the criterion counts for nothing). Raises `ValueError` for no values, a negative
    value, one that is missing or infinite, and when all are 0.
    """
    given = numbers(values)
    if not given:
        raise ValueError("There are no weights.")
    for value in given:
        if not isfinite(value):
            raise ValueError(f"A weight must be a finite number, not {value}.")
        if value < 0:
            raise ValueError(f"A weight must not be negative: {value:g}.")
    largest = max(given)
    if largest == 0:
        raise ValueError("All weights are 0, at least one must be larger.")
    # Scaled by the largest first, so that very large and very small weights neither overflow nor vanish.
    scaled = [value / largest for value in given]
    total = fsum(scaled)
    return tuple(value / total for value in scaled)

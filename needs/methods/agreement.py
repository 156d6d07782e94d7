"""How far people agree on an order: Kendall's coefficient of concordance, W.

Source: Kendall & Babington Smith, "The problem of m rankings", Annals of Mathematical Statistics 10, 1939, with the
correction for ties in Kendall, Rank Correlation Methods (1948). The p-value is by the chi-square approximation
m(n − 1)W with n − 1 degrees of freedom, which is rough below seven items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import exp, fsum, isnan, lgamma, log, nan

from .missing import TOLERANCE, numbers

FEWEST = 2
CLOSE_ENOUGH = 1e-15


@dataclass(frozen=True, slots=True)
class Agreement:
    """`w` is 0 for no agreement and 1 for the same order; `nan` when everybody ties everything.

    `p_value` is how likely at least so high a W is among people who rank at random.
    """

    w: float
    p_value: float


def kendall_w(rankings: Iterable[Iterable[float | None]]) -> Agreement:
    """Agreement of m raters on n items: raters × items, lower is better; only the order within a row counts.

    Equal numbers are ties. Raises `ValueError` for fewer than two raters or items, uneven rows and missing ranks.
    """
    rows = _checked(rankings)
    raters, items = len(rows), len(rows[0])
    ranks = [average_ranks(row) for row in rows]
    sums = [fsum(column) for column in zip(*ranks, strict=True)]
    middle = raters * (items + 1) / 2
    spread = fsum((total - middle) ** 2 for total in sums)
    ties = fsum(_ties(row) for row in ranks)
    most = raters**2 * (items**3 - items) - raters * ties
    if most <= TOLERANCE:
        return Agreement(nan, nan)
    w = min(1.0, 12 * spread / most)
    return Agreement(w, chi_square_tail(raters * (items - 1) * w, items - 1))


def average_ranks(values: Sequence[float]) -> tuple[float, ...]:
    """Ranks from 1, lowest first; those that are equal share the mean of their places: 1, 2.5, 2.5, 4."""
    ranks = [0.0] * len(values)
    before = 0
    for group in _groups(values):
        for place in group:
            ranks[place] = before + (len(group) + 1) / 2
        before += len(group)
    return tuple(ranks)


def widest(rankings: Iterable[Iterable[float | None]]) -> tuple[float, ...]:
    """For each item, how many places lie between the one who ranks it highest and the one who ranks it lowest."""
    columns = zip(*(average_ranks(row) for row in _checked(rankings)), strict=True)
    return tuple(max(column) - min(column) for column in columns)


def chi_square_tail(value: float, freedom: int) -> float:
    """The probability that a chi-square variable exceeds `value`: the regularised upper incomplete gamma function.

    Source: Press et al., Numerical Recipes, section 6.2 (series below a + 1, continued fraction above).
    """
    half, x = freedom / 2, value / 2
    if x <= 0:
        return 1.0
    scale = exp(half * log(x) - x - lgamma(half))
    return 1 - scale * _series(half, x) if x < half + 1 else scale * _fraction(half, x)


def _series(a: float, x: float) -> float:
    term = total = 1 / a
    step = a
    while abs(term) > abs(total) * CLOSE_ENOUGH:
        step += 1
        term *= x / step
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """Lentz's method."""
    tiny = 1e-300
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    result, turn = d, 0
    change = 0.0
    while abs(change - 1) > CLOSE_ENOUGH and turn < 10_000:
        turn += 1
        factor = -turn * (turn - a)
        b += 2
        d = 1 / (factor * d + b or tiny)
        c = b + factor / c or tiny
        change = d * c
        result *= change
    return result


def _checked(rankings: Iterable[Iterable[float | None]]) -> list[tuple[float, ...]]:
    rows = [numbers(row) for row in rankings]
    if len(rows) < FEWEST:
        raise ValueError("Agreement needs at least two who have ranked.")
    if len({len(row) for row in rows}) > 1:
        raise ValueError("Everybody must have ranked the same items.")
    if len(rows[0]) < FEWEST:
        raise ValueError("Agreement needs at least two items.")
    if any(isnan(cell) for row in rows for cell in row):
        raise ValueError("A rank is missing.")
    return rows


def _groups(values: Sequence[float]) -> Iterable[list[int]]:
    """Places of equal values together, lowest first."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    group: list[int] = []
    for place in order:
        if group and values[place] - values[group[0]] > TOLERANCE:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _ties(ranks: Sequence[float]) -> float:
    return fsum(len(group) ** 3 - len(group) for group in (list(run) for _, run in groupby(sorted(ranks))))

"""How sure an order is: how often each need takes each place when weights and scores are drawn at random.

Source: Lahdelma, Hokkanen & Salminen, "SMAA – Stochastic multiobjective acceptability analysis", European Journal of
Operational Research 106, 1998. The one module that needs NumPy: import it where a simulation is run, nowhere else.
The same seed gives the same draws, so that a report can be computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .missing import TOLERANCE
from .scoring import HIGHEST, LOWEST
from .weighting import relative

Array = npt.NDArray[np.float64]
Given = Iterable[Iterable[float]]

# Cells drawn at a time: what is held in memory at once, about 8 bytes each and a few copies of it.
AT_A_TIME = 1_000_000
# Around chosen weights: how many imagined people's judgement they stand for. 30 lets a weight of .25 vary by about .08.
CONCENTRATION = 30.0


@dataclass(frozen=True, slots=True)
class Acceptability:
    """`rank[i, r]` is the share of draws in which need i takes place r + 1; needs that tie share their places equally,
    so rows and columns sum to 1. `central_weights[i]` is the mean of the weights that put need i first, `nan` for a
    need that is never first.
    """

    rank: Array
    central_weights: Array

    def top(self, k: int) -> Array:
        """For each need, the chance of being among the k first. Raises `ValueError` for k beyond the needs."""
        if not 1 <= k <= len(self.rank):
            raise ValueError(f"There are {len(self.rank)} needs, so the first {k} cannot be told.")
        return np.minimum(1.0, self.rank[:, :k].sum(axis=1))

    def interval(self, share: float = 0.95) -> npt.NDArray[np.int64]:
        """needs × 2: the first and last place that hold the middle `share` of the draws."""
        reached = np.cumsum(self.rank, axis=1)
        tail = (1 - share) / 2
        first = (reached > tail + TOLERANCE).argmax(axis=1)
        last = (reached >= 1 - tail - TOLERANCE).argmax(axis=1)
        return np.stack([first, last], axis=1) + 1


def smaa(
    values: Given,
    weights: Iterable[float] | None = None,
    spread: Given | None = None,
    draws: int = 10_000,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> Acceptability:
    """Rank acceptability of needs over uncertain weights and scores.

    `values` is needs × criteria, 0–5, high is good. Weights are drawn evenly from all there are (`weights` None) or
    around the chosen ones. `spread`, shaped as values, is the standard deviation of a score: it is then drawn from a
    normal distribution, kept within 0–5. `progress` is told the share done. Raises `ValueError` for no needs, uneven
    rows, missing values, values off the scale, a negative spread, and fewer than one draw.
    """
    table, noise = _table(values, "values"), None if spread is None else _table(spread, "spread")
    _refuse(table, noise, draws)
    needs, criteria = table.shape
    alpha = np.ones(criteria) if weights is None else _concentrated(weights, criteria)
    random = np.random.default_rng(seed)
    counts, firsts, central = np.zeros((needs, needs)), np.zeros(needs), np.zeros((needs, criteria))
    done, step = 0, max(1, AT_A_TIME // (needs * (criteria if noise is not None else 1)))
    while done < draws:
        batch = min(step, draws - done)
        drawn = random.dirichlet(alpha, batch)
        worth = _worth(table, noise, drawn, random)
        _count(worth, drawn, counts, firsts, central)
        done += batch
        if progress:
            progress(done / draws)
    with np.errstate(invalid="ignore"):
        middle = central / firsts[:, None]
    return Acceptability(counts / draws, middle)


def _table(given: Given, name: str) -> Array:
    try:
        return np.array([list(row) for row in given], dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"The {name} must be needs × criteria.") from error


def _refuse(table: Array, noise: Array | None, draws: int) -> None:
    if table.ndim != 2 or not table.size:
        raise ValueError("There are no needs.")
    if not np.isfinite(table).all():
        raise ValueError("A value is missing.")
    if table.min() < LOWEST - TOLERANCE or table.max() > HIGHEST + TOLERANCE:
        raise ValueError("A value must be between 0 and 5.")
    if noise is not None and noise.shape != table.shape:
        raise ValueError("The spread must have the same shape as the values.")
    if noise is not None and not (noise >= 0).all():
        raise ValueError("A spread must not be negative or missing.")
    if draws < 1:
        raise ValueError("At least one draw is needed.")


def _concentrated(weights: Iterable[float], criteria: int) -> Array:
    """Dirichlet parameters around the chosen weights. A criterion that counts for nothing goes on doing so."""
    parts = np.array(relative(weights))
    if len(parts) != criteria:
        raise ValueError(f"There are {len(parts)} weights but {criteria} criteria.")
    return np.maximum(parts * CONCENTRATION, np.finfo(np.float64).tiny)


def _worth(table: Array, noise: Array | None, drawn: Array, random: np.random.Generator) -> Array:
    """draws × needs."""
    if noise is None:
        return drawn @ table.T
    scores = random.standard_normal((len(drawn), *table.shape))
    scores *= noise
    scores += table
    np.clip(scores, LOWEST, HIGHEST, out=scores)
    return np.einsum("dnc,dc->dn", scores, drawn, optimize=True)


def _count(worth: Array, drawn: Array, counts: Array, firsts: Array, central: Array) -> None:
    needs = worth.shape[1]
    order = np.argsort(-worth, axis=1, kind="stable")
    ordered = np.take_along_axis(worth, order, axis=1)
    tied = (ordered[:, :-1] - ordered[:, 1:] <= TOLERANCE).any(axis=1) if needs > 1 else np.zeros(len(worth), bool)
    clear = order[~tied]
    places = np.broadcast_to(np.arange(needs), clear.shape)
    counts += np.bincount((clear * needs + places).ravel(), minlength=needs * needs).reshape(needs, needs)
    leaders = clear[:, 0]
    firsts += np.bincount(leaders, minlength=needs)
    np.add.at(central, leaders, drawn[~tied])
    for row, values, weights in zip(order[tied], ordered[tied], drawn[tied], strict=True):
        _share(row, values, weights, counts, firsts, central)


def _share(
    row: npt.NDArray[np.int64], values: Array, weights: Array, counts: Array, firsts: Array, central: Array
) -> None:
    """A draw with ties: each group of equals shares its places."""
    starts = np.concatenate(([0], np.flatnonzero(values[:-1] - values[1:] > TOLERANCE) + 1, [len(values)]))
    for start, end in pairwise(starts):
        group = row[start:end]
        counts[np.ix_(group, np.arange(start, end))] += 1 / len(group)
    leaders = row[: starts[1]]
    firsts[leaders] += 1 / len(leaders)
    central[leaders] += weights / len(leaders)

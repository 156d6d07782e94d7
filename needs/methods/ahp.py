"""Weights by pairwise comparison: the principal eigenvector of a reciprocal matrix, and how consistent it is.

Sources: Saaty, "Decision making with the analytic hierarchy process", Int. J. Services Sciences 1(1), 2008. Missing
judgements: Bozóki, Fülöp & Rónyai, "On optimal completion of incomplete pairwise comparison matrices", Mathematical
and Computer Modelling 52, 2010; their random index: Ágoston & Csató, "Inconsistency thresholds for incomplete pairwise
comparison matrices", Omega 108, 2022. Row geometric means are another method and give other weights from n = 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import exp, fsum, isfinite, isnan, log, nan, sqrt

from .missing import numbers

Matrix = tuple[tuple[float, ...], ...]
GivenMatrix = Iterable[Iterable[float | None]]

LARGEST = 9
SCALE = (1 / 9, 9.0)
# Saaty's mean consistency index of random matrices, for n = 1 … 10.
RANDOM_INDEX = {"saaty": (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)}
# Judgements are typed as fractions: 0.333 is meant as 1/3.
RECIPROCAL = 0.01
CONVERGED = 1e-13
MOST_ROUNDS = 10_000


@dataclass(frozen=True, slots=True)
class Priorities:
    """`weights` sum to 1, in the order of the matrix. `consistency_ratio` above .10 asks for a second look.

    `worst_pair` is the judgement (row, column, from 0) farthest from what the weights say; None when none is.
    """

    weights: tuple[float, ...]
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    worst_pair: tuple[int, int] | None


def priorities(matrix: GivenMatrix, random_index: str = "saaty") -> Priorities:
    """Weights of n things from an n × n matrix whose cell (i, j) says how many times more i matters than j.

    `nan` or None is a missing judgement, in both of its cells; it is completed with the value that makes λmax least,
    and the random index is lowered as for a matrix with so many gaps. Raises `ValueError` for a matrix that is not
    square, larger than 9 × 9, off the scale 1/9–9, not reciprocal, or so incomplete that the things are not connected.
    """
    given = _checked(matrix)
    size, gaps = len(given), [pair for pair in combinations(range(len(given)), 2) if isnan(given[pair[0]][pair[1]])]
    full = _completed(given, gaps)
    largest, weights = _eigen(full)
    index = max(0.0, (largest - size) / (size - 1)) if size > 1 else 0.0
    expected = _random_index(random_index, size, len(gaps))
    ratio = index / expected if expected > 0 else 0.0
    return Priorities(weights, largest, index, ratio, _worst(given, weights))


def combine(matrices: Iterable[GivenMatrix]) -> Matrix:
    """Several people's judgements as one matrix: the geometric mean of each, over those who gave it.

    A judgement nobody has given stays missing (`nan`). Raises `ValueError` for none, or for matrices of two sizes.
    """
    given = [_square(matrix) for matrix in matrices]
    if not given:
        raise ValueError("There are no judgements.")
    if len({len(matrix) for matrix in given}) > 1:
        raise ValueError("The matrices must be of the same size.")
    size = range(len(given[0]))
    return tuple(tuple(_geometric_mean([matrix[i][j] for matrix in given]) for j in size) for i in size)


def _geometric_mean(values: list[float]) -> float:
    known = [value for value in values if not isnan(value)]
    if any(value <= 0 or not isfinite(value) for value in known):
        raise ValueError("A judgement must be positive.")
    return exp(fsum(log(value) for value in known) / len(known)) if known else nan


def _square(matrix: GivenMatrix) -> Matrix:
    try:
        rows = tuple(numbers(row) for row in matrix)
    except TypeError as error:
        raise ValueError("The judgements must be rows and columns.") from error
    if not rows or any(len(row) != len(rows) for row in rows):
        raise ValueError("The judgements must have as many rows as columns.")
    return rows


def _checked(matrix: GivenMatrix) -> Matrix:
    rows = _square(matrix)
    size = len(rows)
    if size > LARGEST:
        raise ValueError(f"At most {LARGEST} things can be compared, not {size}.")
    for i in range(size):
        if abs(rows[i][i] - 1) > RECIPROCAL:
            raise ValueError("A thing compared with itself must be 1.")
    for pair in combinations(range(size), 2):
        _check_pair(rows, *pair)
    if not _connected(rows):
        raise ValueError("Too many judgements are missing: some things are not compared with the rest.")
    return rows


def _check_pair(rows: Matrix, i: int, j: int) -> None:
    there, back = rows[i][j], rows[j][i]
    if isnan(there) != isnan(back):
        raise ValueError(f"The judgement of {i + 1} and {j + 1} is missing one way only.")
    if isnan(there):
        return
    for value in (there, back):
        if not SCALE[0] - RECIPROCAL <= value <= SCALE[1] + RECIPROCAL:
            raise ValueError(f"A judgement must be between 1/9 and 9, not {value:g}.")
    if abs(there * back - 1) > RECIPROCAL:
        raise ValueError(f"The judgements of {i + 1} and {j + 1} are not each other's inverse.")


def _connected(rows: Matrix) -> bool:
    reached, waiting = {0}, [0]
    while waiting:
        here = waiting.pop()
        found = {other for other, value in enumerate(rows[here]) if not isnan(value)} - reached
        reached |= found
        waiting += found
    return len(reached) == len(rows)


def _completed(rows: Matrix, gaps: list[tuple[int, int]]) -> Matrix:
    """At the least λmax its derivative by each missing judgement is 0, which gives the judgement from the two
    eigenvectors; repeated until nothing moves."""
    full = [[1.0 if isnan(cell) else cell for cell in row] for row in rows]
    for _ in range(MOST_ROUNDS if gaps else 0):
        moved = 0.0
        _, right = _eigen(full)
        _, left = _eigen(list(zip(*full, strict=True)))
        for i, j in gaps:
            value = sqrt(right[i] * left[j] / (right[j] * left[i]))
            moved = max(moved, abs(log(value / full[i][j])))
            full[i][j], full[j][i] = value, 1 / value
        if moved < CONVERGED * 1_000:
            break
    return tuple(map(tuple, full))


def _eigen(rows: Iterable[Iterable[float]]) -> tuple[float, tuple[float, ...]]:
    """The largest eigenvalue and its vector, summing to 1, by power iteration: the matrix is positive."""
    matrix = [tuple(row) for row in rows]
    vector = tuple(1 / len(matrix) for _ in matrix)
    for _ in range(MOST_ROUNDS):
        product = [fsum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix]
        total = fsum(product)
        following = tuple(part / total for part in product)
        settled = max(abs(a - b) for a, b in zip(vector, following, strict=True)) < CONVERGED
        vector = following
        if settled:
            break
    product = [fsum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix]
    return fsum(after / before for after, before in zip(product, vector, strict=True)) / len(vector), vector


def _random_index(name: str, size: int, gaps: int) -> float:
    if name not in RANDOM_INDEX:
        raise ValueError(f"There is no random index {name!r}. Choose one of: {', '.join(RANDOM_INDEX)}.")
    whole = RANDOM_INDEX[name][size - 1]
    free = (size - 1) * (size - 2)
    return whole * (1 - 2 * gaps / free) if free else 0.0


def _worst(given: Matrix, weights: tuple[float, ...]) -> tuple[int, int] | None:
    off = {
        (i, j): abs(log(given[i][j] * weights[j] / weights[i]))
        for i, j in combinations(range(len(given)), 2)
        if not isnan(given[i][j])
    }
    worst = max(off, key=lambda pair: off[pair], default=None)
    return worst if worst is not None and off[worst] > RECIPROCAL else None

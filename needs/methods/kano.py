"""Kano's questions: what if the need is met, and what if it is not.

Source: Kano et al., "Attractive quality and must-be quality" (1984), with the evaluation table as in Berger et al.,
"Kano's methods for understanding customer-defined quality" (1993), and their better and worse coefficients.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import nan

ANSWERS = ("like", "must-be", "neutral", "live-with", "dislike")
CLASSES = ("A", "O", "M", "I", "R", "Q")
# Rows are the answers to "if it is met", columns to "if it is not".
TABLE = {
    "like": "QAAAO",
    "must-be": "RIIIM",
    "neutral": "RIIIM",
    "live-with": "RIIIM",
    "dislike": "RRRRQ",
}
# What goes first when two classes were given equally often: the one it is worst to miss.
BEFORE = ("M", "O", "A", "I", "R", "Q")


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` by class, questionable answers among them. `better` 0–1 is how much meeting the need pleases, `worse`
    −1–0 how much missing it displeases; `nan` (cannot be computed) when nobody answered A, O, M or I."""

    counts: Mapping[str, int]
    kind: str
    better: float
    worse: float


def classify(functional: str, dysfunctional: str) -> str:
    """A attractive, O one-dimensional, M must-be, I indifferent, R reverse, Q questionable.

    Raises `ValueError` for an answer that is not one of `ANSWERS`.
    """
    for answer in (functional, dysfunctional):
        if answer not in ANSWERS:
            raise ValueError(f"{answer!r} is no answer. Choose one of: {', '.join(ANSWERS)}.")
    return TABLE[functional][ANSWERS.index(dysfunctional)]


def summarise(pairs: Iterable[tuple[str, str]]) -> Summary:
    """What the pairs of answers of several people add up to. Raises `ValueError` for none."""
    given = Counter(classify(functional, dysfunctional) for functional, dysfunctional in pairs)
    if not given:
        raise ValueError("There are no answers.")
    counts = {kind: given[kind] for kind in CLASSES}
    clear = sum(counts[kind] for kind in "AOMI")
    return Summary(
        counts=counts,
        kind=min(BEFORE, key=lambda kind: (-counts[kind], BEFORE.index(kind))),
        better=(counts["A"] + counts["O"]) / clear if clear else nan,
        worse=-(counts["O"] + counts["M"]) / clear if clear else nan,
    )

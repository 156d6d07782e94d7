"""Which needs are set against which, when somebody is asked what matters more to her."""

from __future__ import annotations

from collections.abc import Sequence

from needs.casefile.models import Comparison

FEWEST, MOST = 2, 6
MOST_PAIRS = 10


def comparisons(needs: Sequence[tuple[str, str]]) -> list[Comparison]:
    """Pairs of `(ref, text)`: each need equally often and as often to the left, at most ten pairs.

    Two to five needs are all set against each other. Six would make fifteen pairs: there each meets three others.
    """
    pairs = _apart(_pairs(len(needs)))
    return [_comparison(place, needs[one], needs[other]) for place, (one, other) in enumerate(pairs, start=1)]


def _comparison(place: int, left: tuple[str, str], right: tuple[str, str]) -> Comparison:
    return Comparison(id=f"J{place}", left=left[0], left_text=left[1], right=right[0], right_text=right[1])


def _pairs(number: int) -> list[tuple[int, int]]:
    """Needs in a ring, each paired with those at certain distances: a circulant graph, so all meet equally many."""
    half = number // 2
    distances = range(1, half + 1)
    if number * (number - 1) // 2 > MOST_PAIRS:
        # Neighbours and opposites: nine pairs of six. Every need can be reached from every other.
        distances = range(1, half + 1, half - 1)
    return [pair for distance in distances for pair in _at(distance, number)]


def _at(distance: int, number: int) -> list[tuple[int, int]]:
    """Each pair once: opposites see each other from both ends."""
    ends = number // 2 if 2 * distance == number else number
    return [(place, (place + distance) % number) for place in range(ends)]


def _apart(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same pairs, so that the same need does not come twice in a row where that can be avoided."""
    left = list(pairs)
    ordered: list[tuple[int, int]] = []
    while left:
        last = set(ordered[-1]) if ordered else set()
        ordered.append(left.pop(next((place for place, pair in enumerate(left) if not last & set(pair)), 0)))
    return ordered

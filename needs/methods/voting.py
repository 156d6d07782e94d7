"""Votes: a hundred points to divide, orders of preference, approval, and choices between two.

Sources: hundred points as in Leffingwell & Widrig, Managing Software Requirements (2003); Borda, "Mémoire sur les
élections au scrutin" (1781); Brams & Fishburn, Approval Voting (1983).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, isfinite, nan
from typing import Generic, TypeVar

from .missing import TOLERANCE, places

Item = TypeVar("Item", bound=Hashable)
HUNDRED = 100
TO_CHOOSE_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Tally(Generic[Item]):
    """One total and one rank per item, in the order of `items`. Equal totals share the first place of their group."""

    items: tuple[Item, ...]
    totals: tuple[float, ...]
    rank: tuple[float, ...]

    def __getitem__(self, item: Item) -> float:
        return self.totals[self.items.index(item)]


def hundred_points(
    ballots: Sequence[Mapping[Item, float] | Sequence[float]],
    voter_weights: Sequence[float] | None = None,
    items: Sequence[Item] | None = None,
) -> Tally[Item]:
    """The points each item has been given. A ballot is points by item, or points in the order of the items.

    `voter_weights`, one per ballot, says how much it counts. Raises `ValueError` for no ballots, points that are
    negative or do not make exactly 100, an item that is not among `items`, and weights that do not fit.
    """
    if not ballots:
        raise ValueError("Nobody has voted.")
    named = [_by_name(ballot, items) for ballot in ballots]
    known = _items(named, items)
    for place, ballot in enumerate(named, start=1):
        total = fsum(ballot.values())
        if any(not isfinite(points) or points < 0 for points in ballot.values()):
            raise ValueError(f"Ballot {place}: points must not be negative.")
        if abs(total - HUNDRED) > TOLERANCE:
            raise ValueError(f"Ballot {place} has {total:g} points, not {HUNDRED}.")
    counts = _counts(voter_weights, len(named))
    return _tally(known, [fsum(b.get(item, 0) * n for b, n in zip(named, counts, strict=True)) for item in known])


def borda(rankings: Sequence[Sequence[Item]], counts: Sequence[float] | None = None) -> Tally[Item]:
    """Points by place: n − 1 for the first of n, 0 for the last. Each ranking is the items with the best first.

    `counts` says how many voted so. Raises `ValueError` for none, and when rankings do not hold the same items once.
    """
    if not rankings:
        raise ValueError("Nobody has voted.")
    known = tuple(rankings[0])
    for place, ranking in enumerate(rankings, start=1):
        if sorted(map(repr, ranking)) != sorted(map(repr, known)) or len(set(ranking)) != len(known):
            raise ValueError(f"Ranking {place} does not hold the same items, each once.")
    numbers = _counts(counts, len(rankings))
    last = len(known) - 1
    return _tally(
        known,
        [
            fsum((last - ranking.index(item)) * n for ranking, n in zip(rankings, numbers, strict=True))
            for item in known
        ],
    )


def approval(ballots: Sequence[Collection[Item]], items: Sequence[Item]) -> Tally[Item]:
    """How many approve of each item. Raises `ValueError` for no ballots and for an unknown item."""
    if not ballots:
        raise ValueError("Nobody has voted.")
    for place, ballot in enumerate(ballots, start=1):
        if unknown := set(ballot) - set(items):
            raise ValueError(f"Ballot {place} has an unknown item: {', '.join(sorted(map(str, unknown)))}.")
    return _tally(tuple(items), [float(sum(item in ballot for ballot in ballots)) for item in items])


def pairwise(choices: Iterable[tuple[Item, Item]], items: Sequence[Item]) -> Tally[Item]:
    """The share of its choices that each item won; a choice is (chosen, not chosen). `nan` for one never shown.

    Raises `ValueError` for an unknown item and for an item against itself.
    """
    won: Counter[Item] = Counter()
    shown: Counter[Item] = Counter()
    for chosen, other in choices:
        if chosen not in items or other not in items:
            raise ValueError(f"Unknown item: {chosen if chosen not in items else other}.")
        if chosen == other:
            raise ValueError(f"{chosen} cannot be compared with itself.")
        won[chosen] += 1
        shown.update((chosen, other))
    return _tally(tuple(items), [won[item] / shown[item] if shown[item] else nan for item in items])


def _by_name(ballot: Mapping[Item, float] | Sequence[float], items: Sequence[Item] | None) -> Mapping[Item, float]:
    if isinstance(ballot, Mapping):
        return ballot
    names: Sequence[object] = items if items is not None else range(len(ballot))
    if len(names) != len(ballot):
        raise ValueError(f"A ballot has {len(ballot)} items but there are {len(names)}.")
    return dict(zip(names, ballot, strict=True))  # type: ignore[arg-type]  # without names the places are the names


def _items(ballots: Sequence[Mapping[Item, float]], items: Sequence[Item] | None) -> tuple[Item, ...]:
    named = tuple(dict.fromkeys(item for ballot in ballots for item in ballot))
    if items is None:
        return named
    if unknown := set(named) - set(items):
        raise ValueError(f"Unknown item: {', '.join(sorted(map(str, unknown)))}.")
    return tuple(items)


def _counts(given: Sequence[float] | None, ballots: int) -> Sequence[float]:
    if given is None:
        return [1.0] * ballots
    if len(given) != ballots:
        raise ValueError(f"There are {len(given)} weights but {ballots} ballots.")
    if any(not isfinite(count) or count < 0 for count in given) or not any(given):
        raise ValueError("The weights must be finite, not negative, and not all 0.")
    return given


def _tally(items: tuple[Item, ...], totals: list[float]) -> Tally[Item]:
    return Tally(items, tuple(totals), places(totals))

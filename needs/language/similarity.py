"""Which texts say the same: cosine of stem vectors weighed by how rare each stem is (TF-IDF).

Logarithmic term frequency, smoothed inverse document frequency, vectors of length 1: Manning, Raghavan and Schütze,
Introduction to Information Retrieval (2008), ch. 6. Pairs are found by the words that tell most (prefix filtering:
Bayardo, Ma and Srikant, Scaling up all pairs similarity search, 2007), which loses none above the threshold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import fsum, log, sqrt
from typing import Generic, TypeVar

from .detect import detect_language
from .stems import stem, stop_words, words_of

Key = TypeVar("Key", int, str)

# Chosen on the tuning half of the labelled pairs in tests/language/pairs.jsonl: the lowest step of 0.05 that is right
# about nine times in ten, in a case of two needs as in one of ninety.
ALIKE = 0.45
SHOWN_WORDS = 6


@dataclass(frozen=True)
class Pair(Generic[Key]):
    """Two texts that are alike: `first` sorts before `other`, `score` is above 0 and at most 1.

    `shared` are words that both hold, those that tell most first, as one of the texts has them.
    """

    first: Key
    other: Key
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True)
class _Reading:
    """A text as it is compared: the weight of each stem, the rarest first, and a word that each stem stands in."""

    weights: Mapping[str, float]
    words: Mapping[str, str]


def similar_pairs(
    texts: Mapping[Key, str], *, threshold: float = ALIKE, language: str | None = None
) -> list[Pair[Key]]:
    """Every pair of texts at least as alike as `threshold`, which must be above 0; the most alike first.

    Without a `language` each text is read in its own. How alike two texts are depends on the others too: what all of
    them say tells little.
    """
    readings = _readings(texts, language)
    return _chosen(readings, _candidates(readings, threshold), threshold)


def nearest(
    key: Key, texts: Mapping[Key, str], *, threshold: float = ALIKE, language: str | None = None
) -> list[Pair[Key]]:
    """The pairs of one of the texts with the others, as `similar_pairs` finds them."""
    readings = _readings(texts, language)
    own = readings[key].weights.keys()
    others = (other for other, reading in readings.items() if other != key and not own.isdisjoint(reading.weights))
    return _chosen(readings, ((min(key, other), max(key, other)) for other in others), threshold)


def _chosen(
    readings: Mapping[Key, _Reading], candidates: Iterable[tuple[Key, Key]], threshold: float
) -> list[Pair[Key]]:
    found = []
    for first, other in candidates:
        one, two = readings[first], readings[other]
        score = min(1.0, _cosine(one.weights, two.weights))
        if score >= threshold:
            found.append(Pair(first, other, score, _shared(one, two)))
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.other))


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    return fsum([one[term] * two[term] for term in one.keys() & two.keys()])


def _shared(one: _Reading, two: _Reading) -> tuple[str, ...]:
    common = one.weights.keys() & two.weights.keys()
    telling = sorted(common, key=lambda term: (-one.weights[term] * two.weights[term], term))
    return tuple(min(one.words[term], two.words[term], key=_shortest) for term in telling[:SHOWN_WORDS])


def _candidates(readings: Mapping[Key, _Reading], threshold: float) -> set[tuple[Key, Key]]:
    """Pairs that share one of their telling words. No other pair can reach the threshold."""
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, reading in readings.items():
        for term in _telling(reading.weights, threshold):
            holders[term].append(key)
    return {pair for keys in holders.values() for pair in combinations(sorted(keys), 2)}


def _telling(weights: Mapping[str, float], threshold: float) -> Iterator[str]:
    """The rarest words of a text, until those left are too few to reach the threshold by themselves."""
    left = 1.0
    for term, weight in weights.items():
        # The margin is for rounding: a pair that is just alike enough must not be missed.
        if left < threshold * threshold - 1e-9:
            return
        yield term
        left -= weight * weight


def _readings(texts: Mapping[Key, str], language: str | None) -> dict[Key, _Reading]:
    words = {key: _words(text, language) for key, text in texts.items()}
    holding = Counter(term for own in words.values() for term in own)
    rarity = {term: log((1 + len(texts)) / (1 + count)) + 1 for term, count in holding.items()}
    return {key: _reading(own, rarity) for key, own in words.items()}


def _reading(words: Mapping[str, list[str]], rarity: Mapping[str, float]) -> _Reading:
    rarest_first = sorted(words, key=lambda term: (-rarity[term], term))
    weights = {term: (1 + log(len(words[term]))) * rarity[term] for term in rarest_first}
    length = sqrt(fsum(weight * weight for weight in weights.values()))
    return _Reading(
        weights={term: weight / length for term, weight in weights.items()},
        words={term: min(words[term], key=_shortest) for term in rarest_first},
    )


@lru_cache(maxsize=4_096)
def _words(text: str, language: str | None) -> Mapping[str, list[str]]:
    """The words of a text by their stem, without those that carry no meaning of their own."""
    own = language or detect_language(text)
    found: dict[str, list[str]] = defaultdict(list)
    for word in words_of(text):
        if word not in stop_words(own):
            found[stem(word, own)].append(word)
    return found


def _shortest(word: str) -> tuple[int, str]:
    return len(word), word

"""Whether something is measured, and what is not."""

from collections.abc import Iterator
from itertools import pairwise

from ..lexicon import Hit
from . import Found, Reading

_NEAR = 6
_COMPARED_WITHIN = 8


def find(reading: Reading) -> Iterator[Found]:
    """Nothing says when the need is met; or a number with no unit after it."""
    text = reading.passage.judged
    met_when = reading.statement.met_when.strip()
    if not met_when and text.strip() and not _has_number(reading):
        yield Found("no_measure", len(text) - len(text.lstrip()), len(text.rstrip()))
    words = reading.passage.words
    for before, word in pairwise(words):
        rest = text[word.end :].lstrip()
        if word.is_number and before.form in reading.lexicon.words("within") and rest[:1] in {"", ".", ","}:
            yield Found("no_measure", before.start, word.end)


def has_number_near(reading: Reading, hit: Hit) -> bool:
    """A number a few words away in the same sentence."""
    return any(_is_number(reading, at) for at in _around(reading, hit, _NEAR, _NEAR))


def is_measured(reading: Reading, hit: Hit) -> bool:
    """A limit a few words away: "snabbt, inom 15 minuter", "regelbundet, minst två gånger om året", "varje vecka"."""
    passage, limits = reading.passage, reading.lexicon.words("limits")
    near = _around(reading, hit, _NEAR, _NEAR)
    if any(at > 0 and _is_number(reading, at) and passage.words[at - 1].form in limits for at in near):
        return True
    measures = reading.lexicon.book("measures")
    return any(True for at in near for _ in measures.hits_at(passage, at))


def is_compared(reading: Reading, hit: Hit) -> bool:
    """ "Better" with a "than" after it."""
    words, than = reading.passage.words, reading.lexicon.words("than")
    return any(words[at].form in than for at in _around(reading, hit, 0, _COMPARED_WITHIN))


def measured_elsewhere(reading: Reading) -> bool:
    """An outcome is measured by the numbers in the need itself and in what tells that it is met."""
    statement = reading.statement
    return any(character.isdecimal() for character in statement.what + statement.met_when)


def _has_number(reading: Reading) -> bool:
    return any(_is_number(reading, at) for at in range(len(reading.passage.words)))


def _is_number(reading: Reading, at: int) -> bool:
    word = reading.passage.words[at]
    return word.is_number or word.form in reading.lexicon.words("numbers")


def _around(reading: Reading, hit: Hit, before: int, after: int) -> list[int]:
    """The places of the words beside a hit, in its sentence."""
    words = reading.passage.words
    near = [*range(max(0, hit.first - before), hit.first), *range(hit.last + 1, min(hit.last + 1 + after, len(words)))]
    return [at for at in near if words[at].sentence == words[hit.first].sentence]

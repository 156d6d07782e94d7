"""Whether something is measured, and what is not."""

from collections.abc import Iterator
from itertools import pairwise

from ..lexicon import Hit
from ..prose import Word
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
    return any(_is_number(reading, word) for word in _around(reading, hit, _NEAR, _NEAR))


def is_measured(reading: Reading, hit: Hit) -> bool:
    """A limit a few words away: "snabbt, inom 15 minuter", "regelbundet, minst två gånger om året", "varje vecka"."""
    words = reading.passage.words
    limits = reading.lexicon.words("limits")
    near = _around(reading, hit, _NEAR, _NEAR)
    if any(_is_number(reading, word) and words[words.index(word) - 1].form in limits for word in near):
        return True
    places = {word.start for word in near}
    measures = reading.lexicon.book("measures").hits(reading.passage)
    return any(words[measure.first].start in places for measure in measures)


def is_compared(reading: Reading, hit: Hit) -> bool:
    """ "Better" with a "than" after it."""
    than = reading.lexicon.words("than")
    return any(word.form in than for word in _around(reading, hit, 0, _COMPARED_WITHIN))


def measured_elsewhere(reading: Reading) -> bool:
    """An outcome is measured by the numbers in the need itself and in what tells that it is met."""
    statement = reading.statement
    return any(character.isdecimal() for character in statement.what + statement.met_when)


def _has_number(reading: Reading) -> bool:
    return any(_is_number(reading, word) for word in reading.passage.words)


def _is_number(reading: Reading, word: Word) -> bool:
    return word.is_number or word.form in reading.lexicon.words("numbers")


def _around(reading: Reading, hit: Hit, before: int, after: int) -> list[Word]:
    words = reading.passage.words
    sentence = words[hit.first].sentence
    near = [*words[max(0, hit.first - before) : hit.first], *words[hit.last + 1 : hit.last + 1 + after]]
    return [word for word in near if word.sentence == sentence]

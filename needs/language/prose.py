"""A text as the rules read it: words with their places, sentences, and quotations left out."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

# Nothing that a rule looks for, and no space: words on either side of a quotation are not neighbours.
_HIDDEN = "\0"
_QUOTATIONS = re.compile(
    r"[\"”“„][^\"”“„\n]*[\"”“]"
    r"|«[^«»\n]*»|»[^«»\n]*[«»]"
    r"|(?<![^\s(])['‘’][^'‘’\n]+['’](?![^\s.,;:!?)])"
)
# A number keeps its decimals (06.45, 3,5), a word what holds it together from the inside (e-tjänst, carer's).
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?![^\W_]|-[^\W\d_])|[^\W_]+(?:[-‑'’:][^\W_]+)*")
_STOP = re.compile(r"[.!?]+[)\]]*\s+|\s*\n\s*")
# What ends in a point without ending a sentence, in either language.
_ABBREVIATIONS = frozenset(
    {"approx", "bl", "ca", "dnr", "dr", "dvs", "eg", "etc", "ex", "exkl", "fl", "inkl", "kap", "kl", "max", "min"}
    | {"mr", "mrs", "ms", "nr", "osv", "prof", "resp", "st", "tel", "tr", "ung", "vs"}
)


class Word(NamedTuple):
    """One word of a passage: `form` in small letters, its place, and the number of its sentence."""

    form: str
    start: int
    end: int
    sentence: int

    @property
    def is_number(self) -> bool:
        return self.form[0].isdecimal()


@dataclass(frozen=True)
class Passage:
    """The text of one field, in composed characters (é is one character, however it was typed).

    `text` has the length of what was typed when nothing had to be composed; `typed_place` leads back in any case.
    """

    typed: str
    text: str
    places: tuple[int, ...] | None = None

    @cached_property
    def judged(self) -> str:
        """The text with quotations hidden: what others have said is not the writer's choice of words."""
        return _QUOTATIONS.sub(lambda found: _HIDDEN * len(found.group()), self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        starts = [start for start, _ in self.sentences]
        words, sentence = [], 0
        for found in _WORD.finditer(self.judged):
            while sentence + 1 < len(starts) and found.start() >= starts[sentence + 1]:
                sentence += 1
            form = found.group().lower().replace("’", "'").replace("‑", "-")
            words.append(Word(form, found.start(), found.end(), sentence))
        return tuple(words)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence, without the space between them."""
        found, start = [], 0
        for stop in _STOP.finditer(self.judged):
            if self._ends_a_sentence(stop):
                found.append((start, start + len(self.judged[start : stop.end()].rstrip())))
                start = stop.end()
        found.append((start, start + len(self.judged[start:].rstrip())))
        return tuple((start, end) for start, end in found if end > start)

    def _ends_a_sentence(self, stop: re.Match[str]) -> bool:
        if "\n" in stop.group():
            return True
        before = re.search(r"\w*$", self.judged[: stop.start()])
        last = before.group().lower() if before else ""
        after = self.judged[stop.end() : stop.end() + 1]
        return (after.isupper() or after.isdecimal()) and len(last) != 1 and last not in _ABBREVIATIONS

    def as_typed(self, word: Word) -> str:
        return self.text[word.start : word.end]

    def are_neighbours(self, word: Word, following: Word) -> bool:
        """Nothing but space, or the points of an abbreviation, between two words."""
        between = self.judged[word.end : following.start]
        return between.isspace() or between in {".", ". "}

    def typed_place(self, place: int) -> int:
        return place if self.places is None else self.places[place]


@lru_cache(maxsize=4096)
def passage(typed: str) -> Passage:
    if unicodedata.is_normalized("NFC", typed):
        return Passage(typed, typed)
    characters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(typed):
        composed = unicodedata.normalize("NFC", cluster)
        characters.append(composed)
        places.extend([start] * len(composed))
    return Passage(typed, "".join(characters), (*places, len(typed)))


def _clusters(typed: str) -> list[tuple[int, str]]:
    """A character with the accents that follow it, and where it starts."""
    starts = [at for at, character in enumerate(typed) if at == 0 or not unicodedata.combining(character)]
    return [(start, typed[start:end]) for start, end in zip(starts, [*starts[1:], len(typed)], strict=True)]

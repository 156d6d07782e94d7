"""The word lists of a language, ready to be looked up.

The lists write the forms of a word as a dictionary does: "snabb/-t/-a", "enkel/-t/enkla". An entry may be several
words, where "#" stands for a number, "*" for any one word and "…" for up to six words.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from .prose import Passage, Word

NUMBER, ANY, GAP = "#", "*", "…"
LONGEST_GAP = 6
Element = frozenset[str]


class Entry(NamedTuple):
    list_name: str
    elements: tuple[Element, ...]


class Hit(NamedTuple):
    """Which list matched, and from which word up to which (the last one included)."""

    list_name: str
    first: int
    last: int


@dataclass(frozen=True)
class PhraseBook:
    """Entries of several lists, found by the first word."""

    by_first_word: Mapping[str, Sequence[Entry]]

    def hits(self, passage: Passage) -> Iterator[Hit]:
        """The longest match of each list at each word."""
        for first in range(len(passage.words)):
            yield from self.hits_at(passage, first)

    def hits_at(self, passage: Passage, first: int) -> Iterator[Hit]:
        longest: dict[str, int] = {}
        for entry in self.by_first_word.get(passage.words[first].form, ()):
            last = _last_word(passage, entry.elements, first)
            if last is not None and last >= longest.get(entry.list_name, first):
                longest[entry.list_name] = last
        for list_name, last in longest.items():
            yield Hit(list_name, first, last)


@dataclass(frozen=True)
class Lexicon:
    language: str
    content: Mapping[str, Any]

    @cached_property
    def terms(self) -> PhraseBook:
        return phrase_book(self.content["terms"])

    @cached_property
    def exceptions(self) -> PhraseBook:
        """Where a word of the same list means something else: "god man", "barnets bästa"."""
        return phrase_book(self.content["not"])

    def words(self, name: str) -> frozenset[str]:
        return _words(self.language, name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list as written; empty where a language has no use for it."""
        return tuple(self.content.get(name, ()))

    def book(self, name: str) -> PhraseBook:
        return _book(self.language, name)


def forms(entry: str) -> list[str]:
    """The forms that "snabb/-t/-a" stands for."""
    first, *others = entry.split("/")
    return [first, *(first + other[1:] if other.startswith("-") else other for other in others)]


def phrase_book(lists: Mapping[str, Iterable[str]]) -> PhraseBook:
    index: dict[str, list[Entry]] = defaultdict(list)
    for list_name, entries in lists.items():
        for entry in entries:
            elements = tuple(_element(part) for part in entry.split())
            for first in elements[0]:
                index[first].append(Entry(list_name, elements))
    return PhraseBook(dict(index))


@lru_cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(language, load(language))


def load(name: str) -> Any:
    return json.loads(files(__package__).joinpath("words", f"{name}.json").read_text(encoding="utf-8"))


@lru_cache
def _words(language: str, name: str) -> frozenset[str]:
    """A list of single words, in all their forms, many to a line."""
    entries = (word for line in lexicon(language).texts(name) for word in line.split())
    return frozenset(form for entry in entries for form in forms(entry))


@lru_cache
def _book(language: str, name: str) -> PhraseBook:
    return phrase_book({name: lexicon(language).texts(name)})


def _element(part: str) -> Element:
    return frozenset(forms(part))


def _last_word(passage: Passage, elements: tuple[Element, ...], first: int) -> int | None:
    """Where an entry that starts at this word ends, if the rest of it follows."""
    words, at, gap = passage.words, first, False
    for element in elements[1:]:
        if GAP in element:
            gap = True
            continue
        found = _after_gap(words, element, at) if gap else _next(passage, element, at)
        if found is None:
            return None
        at, gap = found, False
    return at


def _next(passage: Passage, element: Element, at: int) -> int | None:
    words = passage.words
    if at + 1 >= len(words) or not passage.are_neighbours(words[at], words[at + 1]):
        return None
    following = words[at + 1]
    fits = following.form in element or ANY in element or (NUMBER in element and following.is_number)
    return at + 1 if fits else None


def _after_gap(words: tuple[Word, ...], element: Element, at: int) -> int | None:
    for later in range(at + 2, min(at + 2 + LONGEST_GAP, len(words))):
        if words[later].sentence != words[at].sentence:
            return None
        if words[later].form in element:
            return later
    return None

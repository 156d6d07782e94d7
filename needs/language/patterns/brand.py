"""Makes, types and standards named without "or equivalent" (LOU 2016:1145, chapter 9, sections 2 and 6).

Read the same way in both languages, so that what blocks never hangs on which language a short text seems to be in.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from ..lexicon import PhraseBook, load, phrase_book
from ..prose import Passage
from ..stems import LANGUAGES, stop_words
from . import Found

_EQUIVALENT = "|".join(load("brands")["equivalent"]).replace(" ", r"\s+")
_SETTLED = re.compile(rf"\s*[,(]?\s*(?:{_EQUIVALENT})(?!\w)", re.IGNORECASE)
_STANDARD = re.compile(
    rf"(?<![\w-])(?:{'|'.join(load('brands')['standards'])})"
    r"(?:[-/ ](?:EN|ISO|IEC|TS|TR))*[- ]?\d{3,}(?:[-–:. ]\d+)*(?!\w)"
)
# Words after the name: what is longer is a list of names, each read for itself.
_LONGEST_MODEL = 5
_ROMAN = re.compile(r"[IVX]+")
# "Volvos", "Volvon", "iPads": endings that a name may take. What follows a hyphen is part of the reference.
_ENDINGS = ("", "s", "n", "en", "ar", "arna", "er", "erna", "ens", "'s", ":s", "es")


def find(passage: Passage) -> Iterator[Found]:
    for start, end in references(passage):
        if not _is_settled(passage, end):
            yield Found("brand", start, end)


def references(passage: Passage) -> Iterator[tuple[int, int]]:
    for found in _STANDARD.finditer(passage.judged):
        yield found.span()
    words = passage.words
    for at, word in enumerate(words):
        if word.form in _names() or _trunk(word.form) in _names() or _is_ambiguous_name(passage, at):
            yield word.start, _end_of_model(passage, at)
    for hit in _book().hits(passage):
        if hit.list_name == "name":
            yield words[hit.first].start, _end_of_model(passage, hit.last)
        elif _names_something(passage, hit.list_name, hit.last):
            yield words[hit.first].start, _end_of_model(passage, hit.last + 1)


def _is_settled(passage: Passage, end: int) -> bool:
    """Followed by exactly "eller likvärdigt" or "or equivalent", with at most the name of the thing between."""
    if _SETTLED.match(passage.judged, end):
        return True
    after = bisect_left(passage.words, end, key=attrgetter("start"))
    if after == len(passage.words):
        return False
    thing = passage.words[after]
    is_thing = thing.form not in _small_words() and passage.judged[end : thing.start].isspace()
    return is_thing and _SETTLED.match(passage.judged, thing.end) is not None


def _is_ambiguous_name(passage: Passage, at: int) -> bool:
    """A name that is also a word counts with its capital, and first in a sentence only when a model follows it."""
    word, words = passage.words[at], passage.words
    exact = _capitalised().get(_trunk(word.form))
    if exact is None:
        return False
    if at == 0 or words[at - 1].sentence != word.sentence:
        return at + 1 < len(words) and _could_be_model(passage, at, at + 1)
    return passage.as_typed(word).startswith(exact)


def _names_something(passage: Passage, kind: str, last: int) -> bool:
    """Whether "typ", "fabrikat" or "motsvarande" is followed by a name rather than an ordinary word."""
    words = passage.words
    if last + 1 >= len(words) or words[last + 1].sentence != words[last].sentence:
        return False
    between = passage.judged[words[last].end : words[last + 1].start]
    if not re.fullmatch(r"\s*:?\s*", between):
        return False
    typed = passage.as_typed(words[last + 1])
    if len(typed) < 2 or _ROMAN.fullmatch(typed) or not any(map(str.isupper, typed)):
        return False
    has_digit = any(map(str.isdecimal, typed))
    if kind == "make":
        return True
    if kind == "type":
        return has_digit or not typed.split("-")[0].isupper()
    return typed[0].isupper() and not typed.isupper() and not _is_genitive(passage, last + 1)


def _is_genitive(passage: Passage, at: int) -> bool:
    """ "Skolverkets kursplan": somebody's, not a product."""
    words = passage.words
    following = at + 1 < len(words) and passage.are_neighbours(words[at], words[at + 1])
    return words[at].form.endswith("s") and following and passage.as_typed(words[at + 1])[0].islower()


def _end_of_model(passage: Passage, at: int) -> int:
    """The name with the model that follows it: Volkswagen ID.3, Guldmann GH3, iCombi Pro."""
    last = min(at + _LONGEST_MODEL, len(passage.words) - 1)
    while at < last and _could_be_model(passage, at, at + 1):
        at += 1
    return passage.words[at].end


def _could_be_model(passage: Passage, before: int, at: int) -> bool:
    word = passage.words[at]
    typed = passage.as_typed(word)
    near = passage.judged[passage.words[before].end : word.start] in {" ", ".", "\N{NO-BREAK SPACE}", "/", "-"}
    return near and word.sentence == passage.words[before].sentence and (typed[0].isupper() or word.is_number)


def _trunk(form: str) -> str:
    return form.split("-")[0].split(":")[0].removesuffix("'s")


@lru_cache
def _names() -> frozenset[str]:
    """Names of one word, in their forms."""
    return frozenset(f"{name}{ending}" for name in load("brands")["anywhere"] if " " not in name for ending in _ENDINGS)


@lru_cache
def _book() -> PhraseBook:
    """Names of several words, and the words that lead in a name."""
    content = load("brands")
    return phrase_book({"name": [name for name in content["anywhere"] if " " in name], **content["references"]})


@lru_cache
def _capitalised() -> dict[str, str]:
    return {name.lower(): name for name in load("brands")["capitalised"]}


@lru_cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*(stop_words(language) for language in LANGUAGES))

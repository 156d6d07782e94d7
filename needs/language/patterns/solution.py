"""A solution where the need should be: systems and apps anywhere, ordinary things where they are what is asked for.

That a thing is named is not enough: "slippa logga in i tre system" is about what is in the way.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import forms, lexicon
from . import Found, Reading

_SHORTEST_ENDING = 5
_ASKED_FOR_WITHIN = 6
_BOUGHT_WITHIN = 4
_IN_THE_WAY_WITHIN = 8


def find(reading: Reading) -> Iterator[Found]:
    words = reading.passage.words
    several = {hit.last: hit.first for hit in reading.lexicon.book("solution_nouns").hits(reading.passage)}
    excepted = _excepted(reading)
    for at, word in enumerate(words):
        if at not in excepted and (_is_system(reading, at, several) or _is_thing_asked_for(reading, at)):
            first = _verb_before(reading, at)
            if first is not None:
                yield Found("solution", words[first].start, words[first].end)
            yield Found("solution", words[several.get(at, at)].start, word.end)
        elif word.form in reading.lexicon.words("connections") and _connects(reading, at):
            yield Found("solution", word.start, word.end)


def _excepted(reading: Reading) -> set[int]:
    """Words that only look like a solution: the school system, an application for a permit."""
    hits = reading.lexicon.exceptions.hits(reading.passage)
    return {at for hit in hits if hit.list_name == "solution" for at in range(hit.first, hit.last + 1)}


def _is_system(reading: Reading, at: int, several: dict[int, int]) -> bool:
    form = reading.passage.words[at].form
    return (at in several or _is_compound(form, reading.lexicon.language, "solution")) and not _in_the_way(reading, at)


def _is_thing_asked_for(reading: Reading, at: int) -> bool:
    """A thing near the beginning, asked for outright: "ha tio nya bilar", not "lasta ramper på bilar"."""
    form, lexicon = reading.passage.words[at].form, reading.lexicon
    if at > _ASKED_FOR_WITHIN or not _is_compound(form, lexicon.language, "product"):
        return False
    before = {word.form for word in reading.passage.words[:at]} - lexicon.words("acquiring")
    return before.isdisjoint(lexicon.words("verbs") | lexicon.words("prepositions") | lexicon.words("subordinators"))


def _in_the_way(reading: Reading, at: int) -> bool:
    words = reading.passage.words
    before = words[max(0, at - _IN_THE_WAY_WITHIN) : at]
    obstacles = reading.lexicon.words("obstacles")
    return any(word.form in obstacles and word.sentence == words[at].sentence for word in before)


def _verb_before(reading: Reading, at: int) -> int | None:
    """Buying and building are the tasks of nobody but us when it is a system that is bought."""
    buying = reading.lexicon.words("buying")
    near = range(max(0, at - _BOUGHT_WITHIN), at)
    return next((place for place in near if reading.passage.words[place].form in buying), None)


def _connects(reading: Reading, at: int) -> bool:
    """Integration with a system, not in society."""
    following = reading.passage.words[at + 1 : at + 2]
    return any(word.form in reading.lexicon.words("connecting") for word in following)


def _is_compound(form: str, language: str, kind: str) -> bool:
    """The noun itself or, in Swedish, a compound that ends in it: "trygghetsappen", "bokningsportaler"."""
    known, endings, not_endings = _nouns(language, kind)
    return form in known or (form.endswith(endings) and not form.endswith(not_endings))


@lru_cache
def _nouns(language: str, kind: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The forms of the nouns, the endings that compounds take from them, and those of compounds that mean other things.

    Short nouns end other words by chance (terapi, stabil): they need a hyphen or a linking s before them, or a
    compound of their own.
    """
    book = lexicon(language)
    entries = [forms(entry) for entry in book.texts(f"{kind}_nouns") if " " not in entry]
    whole = {form for entry in entries for form in _with_genitives(entry)}
    whole |= {form for base in book.texts(f"{kind}_compounds") for form in _inflected(base, entries)}
    others = {form for base in book.texts(f"{kind}_compounds_not") for form in _inflected(base, entries)}
    endings = {f"-{form}" for form in whole}
    if language == "sv":
        for entry in entries:
            link = "" if len(entry[0]) >= _SHORTEST_ENDING else "s"
            endings |= {link + form for form in _with_genitives(entry)}
    return frozenset(whole), tuple(sorted(endings)), tuple(sorted(others))


def _inflected(base: str, entries: list[list[str]]) -> list[str]:
    """A compound in the forms of its last part: ekosystem, ekosystemet, ekosystemens."""
    last_parts = [entry for entry in entries if base.endswith(entry[0])]
    if not last_parts:
        return [base]
    entry = max(last_parts, key=lambda entry: len(entry[0]))
    return [base.removesuffix(entry[0]) + form for form in _with_genitives(entry)]


def _with_genitives(entry: list[str]) -> list[str]:
    return [*entry, *(form + "s" for form in entry if not form.endswith("s"))]

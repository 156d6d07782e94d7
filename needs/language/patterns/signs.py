"""What is seen without reading: slashes, parentheses, capitals, and hundred per cent."""

import re
from collections.abc import Iterator

from . import Found, Reading, brand

_OBLIQUE = re.compile(r"(?<![\w/.:@])([^\W\d_][\w-]*) ?/ ?([^\W\d_][\w-]*)(?![\w/]|\.\w)")
_PARENTHESES = re.compile(r"\([^()\n]*\)")
_ABSOLUTE = re.compile(r"(?<![\w.,])100 ?(?:%|procent\b|per ?cent\b)|(?<![\w/])24/7(?![\w/])")
# A measure without any room: ± 0, exakt 1200 mm, 900 x 2100 mm.
_EXACT = re.compile(
    r"(?:±|\+/-) ?0(?![\d.,])(?: ?\w+)?"
    r"|\b(?:exakt|precis|exactly|precisely) \d[\d ]{0,8}(?:[.,]\d{1,3})?(?: ?[x×] ?\d[\d., ]{0,8}){0,2}"
    r" ?(?:mm|cm|m|kg|g|l|liter|litres?|grader|degrees|°c?)(?!\w)"
    r"|(?<![\w.,])\d[\d ]{0,8}(?:[.,]\d{1,3})?(?: ?[x×] ?\d[\d., ]{0,8}){1,2}(?:mm|cm)\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?<=\w)\s?(?:…|\.{3,})(?=\s*$|\s)")
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")
_MOSTLY = 0.5
_FEW = 3


def obliques(reading: Reading) -> Iterator[Found]:
    """ "a/b", but not a measure (kWh/år), and not two abbreviations that are one name (TCP/IP, c/o)."""
    units = reading.lexicon.words("units")
    for found in _OBLIQUE.finditer(reading.passage.judged):
        left, right = found.groups()
        is_measure = right.lower() in units and (left.lower() in units or _follows_number(reading, found.start()))
        is_name = (
            found.group().lower().startswith("c/o")
            or (left.isupper() and right.isupper())
            or (len(left) == 1 and len(right) == 1)
        )
        if not is_measure and not is_name:
            yield Found("oblique", *found.span())


def parentheses(reading: Reading) -> Iterator[Found]:
    """Other than an abbreviation beside what it stands for."""
    for found in _PARENTHESES.finditer(reading.passage.judged):
        inside = found.group()[1:-1].strip()
        if inside and not inside.isupper():
            yield Found("parentheses", *found.span())


def absolutes(reading: Reading) -> Iterator[Found]:
    for found in _ABSOLUTE.finditer(reading.passage.judged):
        yield Found("absolute", *found.span())


def exact_measures(reading: Reading) -> Iterator[Found]:
    for found in _EXACT.finditer(reading.passage.judged):
        yield Found("supplier_shaped", *found.span())


def open_ends(reading: Reading) -> Iterator[Found]:
    """A list that ends in three points."""
    for found in _OPEN_END.finditer(reading.passage.judged):
        yield Found("open_ended", found.end() - len(found.group().strip()), found.end())


def acronyms(reading: Reading) -> Iterator[Found]:
    passage = reading.passage
    capitals = [word for word in passage.words if _is_acronym(passage.as_typed(word))]
    if len(passage.words) > _FEW and len(capitals) > _MOSTLY * len(passage.words):
        return  # somebody shouts
    named = list(brand.references(passage)) if capitals else []
    for word in capitals:
        if any(start <= word.start < end for start, end in named):
            continue
        trunk = _trunk(passage.as_typed(word))
        if not _is_known(reading, trunk) and not _is_explained(reading, trunk):
            yield Found("acronym", word.start, word.start + len(trunk))


def _is_acronym(typed: str) -> bool:
    trunk = _trunk(typed)
    return trunk.isupper() and _ACRONYM.fullmatch(trunk) is not None


def _trunk(typed: str) -> str:
    return re.split(r"[-‑:'’]", typed, maxsplit=1)[0]


def _is_known(reading: Reading, acronym: str) -> bool:
    return acronym in reading.lexicon.words("known_acronyms") or acronym.casefold() in reading.known


def _is_explained(reading: Reading, acronym: str) -> bool:
    """ "SIP (samordnad individuell plan)", or the other way round, anywhere in the statement."""
    statement = reading.statement
    text = f"{statement.who} {statement.what} {statement.so_that} {statement.problem} {statement.met_when}"
    return f"({acronym})" in text or re.search(rf"(?<!\w){acronym} \(\w", text) is not None


def _follows_number(reading: Reading, place: int) -> bool:
    return re.search(r"\d\s?$", reading.passage.judged[:place]) is not None

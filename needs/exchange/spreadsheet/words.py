"""The words officers use for columns and values, kept as data in words.json, and how two wordings are compared."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FIELDS = (
    "title",
    "who",
    "what",
    "so_that",
    "problem",
    "met_when",
    "perspective",
    "kind",
    "moscow",
    "effort",
    "consequence",
    "note",
)
# Fields whose values are one of few words.
WORDED = ("perspective", "kind", "moscow", "effort")

STEP = re.compile(r"([1-5])(?:[.,]0)?(?:\s*[-–:.(]?\s*[^\W\d].*)?", re.DOTALL)
PARENTHESIS = re.compile(r"\([^)]*\)|\[[^]]*\]")
DIGITS = re.compile(r"[\d.,:%]+")
NOT_LETTERS = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """Lower case, letters and digits only, one blank between words: “Ska/Bör” is “ska bör”."""
    return NOT_LETTERS.sub(" ", text.casefold()).strip()


def fold(text: str) -> str:
    """For comparing whole texts, much faster than `normalise`: case, blanks and the last full stop do not count."""
    return " ".join(text.casefold().rstrip(".!?").split())


@lru_cache(maxsize=2000)
def normalise_word(text: str) -> str:
    """As `normalise`, for texts that come again and again: the words of a column."""
    return normalise(text)


@lru_cache(maxsize=2000)
def normalise_heading(text: str) -> str:
    """As `normalise`, without what stands in parentheses, unless nothing else is there."""
    return normalise(PARENTHESIS.sub(" ", text)) or normalise(text)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return data


@cache
def headings() -> dict[str, dict[str, int]]:
    """Heading → field → how sure it is, 0–100."""
    found: dict[str, dict[str, int]] = {}
    for field, by_weight in _data()["fields"].items():
        for weight, words in by_weight.items():
            for word in words:
                found.setdefault(normalise(word), {})[field] = int(weight)
    return found


@cache
def left_out() -> frozenset[str]:
    return _set("left_out")


@cache
def plain_notes() -> frozenset[str]:
    """Headings that say no more than “note”; others are kept before the text, as in “Område: …”."""
    return _set("plain_notes")


@cache
def sums() -> frozenset[str]:
    return _set("sums")


def is_sum(text: str) -> bool:
    """Whether a cell begins a row of totals: “Summa”, “Antal behov: 16”."""
    beginning = text[:40].split(None, 1)[0].rstrip(":;.").casefold()
    return beginning in sums() and normalise_word(DIGITS.sub(" ", text[:40])) in sums()


@cache
def values(field: str) -> dict[str, str]:
    """Word → code for one of the fields in `WORDED`."""
    return {normalise(word): code for code, words in _data()["values"][field].items() for word in words}


def effort_step(text: str) -> str:
    """“3”, “3 (medel)” and “medel” are 3; “” for what is no step of the scale."""
    step = STEP.fullmatch(text)
    return step[1] if step else values("effort").get(normalise_word(text), "")


def _set(name: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in _data()[name])

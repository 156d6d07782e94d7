"""The question bank as it is shipped: eight guiding questions for each perspective, in both languages.

What an organisation asks is this bank with its own wordings and questions laid over it, `queries.question`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import get_language

FILE = Path(__file__).with_name("questions.json")


@dataclass(frozen=True)
class Question:
    """One guiding question; `id` (`K1`) stands in rows and files and is never given to another question."""

    id: str
    perspective: str
    sv: str
    en: str
    hint_sv: str
    hint_en: str
    why_sv: str
    why_en: str
    example_sv: str
    example_en: str

    @property
    def wording(self) -> str:
        return _in_language(self.sv, self.en)

    @property
    def hint(self) -> str:
        return _in_language(self.hint_sv, self.hint_en)

    @property
    def why(self) -> str:
        return _in_language(self.why_sv, self.why_en)

    @property
    def example(self) -> str:
        return _in_language(self.example_sv, self.example_en)


def questions_for(kind: str) -> tuple[Question, ...]:
    """The questions of one perspective, in the order they are asked."""
    return tuple(question for question in _bank().values() if question.perspective == kind)


def question(id_: str) -> Question:
    """Raises `KeyError` for an id that is not in the bank."""
    return _bank()[id_]


def every_id() -> tuple[str, ...]:
    """In the order of the perspectives and of their questions."""
    return tuple(_bank())


def is_shipped(id_: str) -> bool:
    return id_ in _bank()


def letter_of(kind: str) -> str:
    """What the ids of a perspective begin with: `M` of the citizens' `M1`."""
    return questions_for(kind)[0].id[0]


def texts(id_: str, language: str) -> dict[str, str]:
    """Wording, hint, reason and example in one language (`sv`, `en`); nothing for an id that is not shipped."""
    if id_ not in _bank():
        return {}
    one = _bank()[id_]
    english = language == "en"
    return {
        "wording": one.en if english else one.sv,
        "hint": one.hint_en if english else one.hint_sv,
        "why": one.why_en if english else one.why_sv,
        "example": one.example_en if english else one.example_sv,
    }


def page_language() -> str:
    """The language of the page, `en` or `sv`."""
    return "en" if get_language() == "en" else "sv"


@cache
def _bank() -> Mapping[str, Question]:
    read = [Question(**content) for content in json.loads(FILE.read_text(encoding="utf-8"))]
    return MappingProxyType({each.id: each for each in read})


def _in_language(swedish: str, english: str) -> str:
    return english if page_language() == "en" else swedish

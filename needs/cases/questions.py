"""The question bank: eight guiding questions for each perspective, in both languages."""

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


@cache
def _bank() -> Mapping[str, Question]:
    read = [Question(**content) for content in json.loads(FILE.read_text(encoding="utf-8"))]
    return MappingProxyType({each.id: each for each in read})


def _in_language(swedish: str, english: str) -> str:
    return english if get_language() == "en" else swedish

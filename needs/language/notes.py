"""The checker as other systems call it: the parts of a need in, notes with the numbers of the INCOSE guide out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .checker import remarks_on
from .detect import detect_language
from .rules import RULES
from .similarity import Pair, similar_pairs
from .statement import Severity, Statement
from .stems import LANGUAGES

MESSAGES = Path(__file__).parent / "words" / "messages.json"


@dataclass(frozen=True)
class Note:
    """One thing to think about in `part` (`who`, `what` or `so_that`), from the character `start` up to `end`.

    `rule` is the number in the INCOSE Guide to Writing Requirements (`R31`), or a word of our own (`brand`).
    """

    rule: str
    severity: Severity
    part: str
    start: int
    end: int
    message: str


def check(*, who: str = "", what: str = "", so_that: str = "", language: str | None = None) -> list[Note]:
    """What a careful reader would remark on, in the order of the text; messages in the language of the need.

    `language` is `sv` or `en`, found from the words when it is left out or another.
    """
    named = (language or "")[:2]
    spoken = named if named in LANGUAGES else detect_language(f"{who}\n{what}\n{so_that}")
    found = remarks_on(Statement(who=who, what=what, so_that=so_that), language=spoken)
    return [
        Note(RULES[one.rule].number, one.severity, one.field, one.start, one.end, _messages(spoken)[one.rule])
        for one in found
    ]


def similar(texts: Mapping[str, str] | list[str], language: str | None = None) -> list[Pair[int]] | list[Pair[str]]:
    """Pairs of texts that say nearly the same, the most alike first; by key, or by place in a list."""
    if isinstance(texts, Mapping):
        return similar_pairs(texts, language=language)
    return similar_pairs(dict(enumerate(texts)), language=language)


@cache
def _messages(language: str) -> Mapping[str, str]:
    told: dict[str, list[str]] = json.loads(MESSAGES.read_text(encoding="utf-8"))
    return {rule: texts[LANGUAGES.index(language)] for rule, texts in told.items()}

"""The words people use for columns and values, kept as data in words.json."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

NOT_LETTERS = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """Lower case, letters and figures only, one blank between words."""
    return NOT_LETTERS.sub(" ", text.casefold()).strip()


@cache
def codes(field: str) -> Mapping[str, str]:
    """Word → code for the values of a field, or with `columns` for the names of the columns."""
    return {normalise(word): code for code, words in _data()[field].items() for word in words}


@cache
def nothing() -> frozenset[str]:
    """What people write where there is nothing to declare; a dash is no word at all."""
    return frozenset({"", *map(normalise, _data()["nothing"])})


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
    return read

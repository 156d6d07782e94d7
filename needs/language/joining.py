"""The parts of a need's sentence without the words that the sentence itself puts between them."""

from __future__ import annotations

import re

# What people begin a part with because they read the label as the beginning of a sentence.
LEADING = {
    "sv": re.compile(r"(?:(?:så\s+att|att|behöver)\s+)+", re.IGNORECASE),
    "en": re.compile(r"(?:(?:so\s+that|needs?\s+to|to)\s+)+", re.IGNORECASE),
}


def joined_part(text: str, language: str) -> str:
    """`Att veta vem som kommer.` as it stands after `behöver`: `veta vem som kommer`. Abbreviations keep their case."""
    plain = text.strip().rstrip(".").rstrip()
    leading = LEADING[language].match(plain) if language in LEADING else None
    rest = plain[leading.end() :] if leading else plain
    return rest if rest[1:2].isupper() else f"{rest[:1].lower()}{rest[1:]}"

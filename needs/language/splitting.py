"""What somebody says she needs, taken apart into the parts of a need's sentence when it is plain where they meet."""

from __future__ import annotations

import re

# One sentence: somebody, what she needs, and perhaps what for.
PLAIN = {
    "sv": re.compile(
        r"(?P<who>[^.!?;,]{1,80}?)\s+behöver\s+(?P<what>[^.!?;]+?)(?:,?\s+så\s+att\s+(?P<why>[^.!?;]+))?\.?"
    ),
    "en": re.compile(
        r"(?P<who>[^.!?;,]{1,80}?)\s+needs?\s+to\s+(?P<what>[^.!?;]+?)(?:,?\s+so\s+that\s+(?P<why>[^.!?;]+))?\.?"
    ),
}
# They do not say who it is.
POINTING = {"sv": {"jag", "vi", "de", "dom", "man"}, "en": {"i", "we", "they", "you"}}


def split(text: str, language: str) -> tuple[str, str, str]:
    """Who, what and so that. Left whole as what, unless it is one plain sentence of a need."""
    plain = PLAIN[language].fullmatch(" ".join(text.split())) if language in PLAIN else None
    if plain is None or _says_it_again(plain["what"], plain["why"], language):
        return "", text, ""
    who = "" if plain["who"].casefold() in POINTING[language] else plain["who"]
    return who, plain["what"], plain["why"] or ""


def _says_it_again(what: str, why: str | None, language: str) -> bool:
    """Two needs in one sentence, or two reasons, are for a person to take apart."""
    again = {"sv": r"\bbehöver\b|\bså\s+att\b", "en": r"\bneeds?\s+to\b|\bso\s+that\b"}[language]
    return re.search(again, f"{what} {why or ''}", re.IGNORECASE) is not None

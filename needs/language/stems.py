"""Words, and their stems: "larmens", "larmet" and "larm" are one word to a search or a comparison."""

import json
import re
import threading
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from snowballstemmer import stemmer

ALGORITHMS = {"sv": "swedish", "en": "english"}
LANGUAGES = tuple(ALGORITHMS)

# Hyphens and apostrophes hold a word together from the inside: e-tjänst, carer's.
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
# The Swedish algorithm leaves the ending of larmet, barnet, hemmet and ärendet.
_NEUTER = re.compile(r"(?<=[^aeiouyåäö][mnd])ets?$")
# A stemmer keeps the word that it works on, so that two threads must never share one.
_of_this_thread = threading.local()


def words_of(text: str) -> list[str]:
    """The words of a text in their order, casefolded; numbers count as words, punctuation does not."""
    composed = unicodedata.normalize("NFC", text).replace("’", "'").replace("‑", "-")
    return _WORD.findall(composed.casefold())


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """What the forms of a word have in common. Raises `ValueError` for a language other than `sv` and `en`."""
    found = str(_stemmer(language).stemWord(word.casefold()))
    return _NEUTER.sub("", found).replace("mm", "m") if language == "sv" and _NEUTER.search(found) else found


def stems(text: str, language: str) -> list[str]:
    """The stems of a text's words in their order, without the words that carry no meaning of their own."""
    return [stem(word, language) for word in words_of(text) if word not in stop_words(language)]


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    if language not in ALGORITHMS:
        raise ValueError(f"The language must be one of {', '.join(LANGUAGES)}, not {language!r}.")
    content = files(__package__).joinpath("words", "stop.json").read_text(encoding="utf-8")
    return frozenset(word for line in json.loads(content)[language] for word in line.split())


def _stemmer(language: str) -> Any:
    own = _of_this_thread.__dict__
    if language not in own:
        if language not in ALGORITHMS:
            raise ValueError(f"The language must be one of {', '.join(LANGUAGES)}, not {language!r}.")
        own[language] = stemmer(ALGORITHMS[language])
    return own[language]

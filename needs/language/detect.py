"""Which of our two languages a text is written in."""

from functools import lru_cache

from .stems import LANGUAGES, stop_words, words_of

DEFAULT = "sv"


def detect_language(text: str) -> str:
    """`sv` or `en`, by the small words and the letters å, ä and ö; Swedish when nothing tells them apart."""
    words = words_of(text)
    marks = {language: sum(word in _tell_tales(language) for word in words) for language in LANGUAGES}
    marks["sv"] += sum(not word.isascii() and not set("åäö").isdisjoint(word) for word in words)
    return max(LANGUAGES, key=lambda language: (marks[language], language == DEFAULT))


@lru_cache
def _tell_tales(language: str) -> frozenset[str]:
    """The small words that the other language does not have ("i", "so" and "men" say nothing)."""
    others = (stop_words(other) for other in LANGUAGES if other != language)
    return stop_words(language).difference(*others) - {"i", "men", "so", "fast", "per"}

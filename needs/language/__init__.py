"""The language of needs: what a statement says too vaguely, too much or too early, in Swedish and English.

No Django, no database. Word lists are data, in `words/`; the codes of the rules are stable.
"""

from .checker import blocking, check
from .detect import detect_language
from .rules import RULES
from .statement import Remark, Severity, Statement
from .stems import stem, stems, words_of

__all__ = [
    "RULES",
    "Remark",
    "Severity",
    "Statement",
    "blocking",
    "check",
    "detect_language",
    "stem",
    "stems",
    "words_of",
]

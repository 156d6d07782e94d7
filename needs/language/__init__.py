"""The language of needs: what a statement says too vaguely, too much or too early, in Swedish and English.

No Django, no database. Word lists are data, in `words/`; the codes of the rules are stable.
"""

from .checker import blocking, remarks_on
from .detect import detect_language
from .notes import Note, check, similar
from .rules import RULES
from .statement import Remark, Severity, Statement
from .stems import stem, stems, words_of

__all__ = [
    "RULES",
    "Note",
    "Remark",
    "Severity",
    "Statement",
    "blocking",
    "check",
    "detect_language",
    "remarks_on",
    "similar",
    "stem",
    "stems",
    "words_of",
]

"""Why a row is skipped, refused or taken with a remark: a sentence that names row, column and value."""

from dataclasses import dataclass
from enum import IntEnum

from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST_VALUE = 60


class Verdict(IntEnum):
    """The verdict of a row is the highest of its reasons'."""

    OK = 0
    WARNING = 1
    SKIPPED = 2
    ERROR = 3


@dataclass(frozen=True)
class Reason:
    """`column` is the officer's own name for the column, `other` the row or need that the row resembles."""

    code: str
    row: int
    column: str = ""
    value: str = ""
    other: str = ""

    @property
    def verdict(self) -> Verdict:
        return VERDICTS[self.code]

    @property
    def text(self) -> str:
        value = Truncator(" ".join(self.value.split())).chars(LONGEST_VALUE)
        return sentences()[self.code] % {"row": self.row, "column": self.column, "value": value, "other": self.other}


VERDICTS = {
    "no_text": Verdict.ERROR,
    "too_long": Verdict.ERROR,
    "effort": Verdict.ERROR,
    "same_row": Verdict.SKIPPED,
    "same_need": Verdict.SKIPPED,
    "imported": Verdict.SKIPPED,
    "sum": Verdict.SKIPPED,
    "header_again": Verdict.SKIPPED,
    "group": Verdict.SKIPPED,
    "unused": Verdict.SKIPPED,
    "unknown_word": Verdict.WARNING,
    "like_row": Verdict.WARNING,
    "like_need": Verdict.WARNING,
}


def sentences() -> dict[str, str]:
    return {
        "no_text": _("Row %(row)s has neither a title nor what is needed. Write one of them in the file."),
        "too_long": _(
            "Row %(row)s, column “%(column)s”: the title is longer than 200 characters. Shorten it, or choose “What” "
            "for the column. It begins “%(value)s”."
        ),
        "effort": _(
            "Row %(row)s, column “%(column)s”: effort is a whole number from 1 to 5, but it says “%(value)s”. Change "
            "it in the file, or leave the column out."
        ),
        "same_row": _("Row %(row)s says the same as row %(other)s."),
        "same_need": _("Row %(row)s says the same as %(other)s, which is already in the case."),
        "imported": _("Row %(row)s has been imported before, as %(other)s."),
        "sum": _("Row %(row)s is a sum: “%(value)s”."),
        "header_again": _("Row %(row)s repeats the column names."),
        "group": _("Row %(row)s holds only “%(value)s” and is read as a heading between needs."),
        "unused": _("Row %(row)s has nothing in the columns you chose."),
        "unknown_word": _(
            "Row %(row)s, column “%(column)s”: we do not recognise “%(value)s”. The need is imported and the word "
            "is kept in its note."
        ),
        "like_row": _("Row %(row)s has the same title as row %(other)s, but says something else: “%(value)s”."),
        "like_need": _(
            "Row %(row)s has the same title as %(other)s in the case, but says something else: “%(value)s”."
        ),
    }

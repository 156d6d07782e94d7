"""What is judged, and what a judgement looks like."""

from dataclasses import dataclass
from enum import StrEnum

# In the order in which a person reads them.
FIELDS = ("who", "what", "so_that", "title", "met_when", "problem")


class Severity(StrEnum):
    """`BLOCK` needs a written reason before approval, `WARN` deserves a second look, `INFORM` is good to know."""

    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


@dataclass(frozen=True)
class Statement:
    """The texts of a need as typed; empty where nothing is written."""

    who: str = ""
    what: str = ""
    so_that: str = ""
    title: str = ""
    problem: str = ""
    met_when: str = ""


@dataclass(frozen=True)
class Remark:
    """One thing to think about: the code of its rule, and where in which field it is.

    `text` is the words found, as typed: the characters of the field from `start` up to `end`.
    """

    rule: str
    severity: Severity
    field: str
    start: int
    end: int
    text: str

"""How each kind of remark is found. A pattern reads one passage and yields the places it has something to say about."""

from dataclasses import dataclass
from typing import NamedTuple

from ..lexicon import Lexicon
from ..prose import Passage
from ..statement import Statement


class Found(NamedTuple):
    """A rule, and a place in the passage as read."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """One field of a statement, and what a pattern needs to know to judge it."""

    field: str
    passage: Passage
    statement: Statement
    lexicon: Lexicon
    known: frozenset[str]

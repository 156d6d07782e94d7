"""Why remarks of the checker stand: what is written beside them, three values for each.

`reason-0-rule`, `reason-0-text`, `reason-0-reason` and so on; `reasons` says how many there are. Without it the form
has not asked, and what is stored stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from needs.language import Statement
from needs.safekeeping.numbers import plain_number
from needs.safekeeping.plain import plain_text

from ..queries.advice import Reason, standing
from ..remarks import WORDS

COUNT = "reasons"
MOST = 300
LONGEST = 1_000
PARTS = ("rule", "text", "reason")


@dataclass(frozen=True)
class Reasons:
    """`typed` is None when the form did not ask."""

    stored: Sequence[Reason]
    typed: Sequence[Reason] | None

    @property
    def now(self) -> Sequence[Reason]:
        return self.stored if self.typed is None else self.typed

    @property
    def are_too_long(self) -> bool:
        return any(len(each["reason"]) > LONGEST for each in self.typed or ())

    def values(self, statement: Statement) -> dict[str, list[Reason]]:
        """What to store: the typed ones for what the texts still say, and those that the form knows nothing of."""
        if self.typed is None:
            return {}
        new = {(each["rule"], each["text"]): each for each in standing(statement, self.typed)}
        kept = [new.pop((each["rule"], each["text"]), None if each["rule"] in WORDS else each) for each in self.stored]
        return {"on_purpose": [*filter(None, kept), *new.values()]}


def read_reasons(data: Mapping[str, Any] | None, stored: Sequence[Reason]) -> Reasons:
    count = plain_number(str(data.get(COUNT, ""))) if data else None
    if data is None or count is None:
        return Reasons(stored, None)
    return Reasons(stored, list(_typed(data, min(count, MOST))))


def _typed(data: Mapping[str, Any], count: int) -> Iterator[Reason]:
    for place in range(count):
        row = {part: plain_text(str(data.get(f"reason-{place}-{part}", ""))).strip() for part in PARTS}
        if row["rule"] in WORDS and row["reason"]:
            yield row

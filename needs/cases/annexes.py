"""Parts of a case file that rooms above `cases` keep: they hand in how the parts are read and written.

`cases` freezes, reports and imports a case whole without knowing who keeps what. See ADR 8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from needs.accounts.models import User
from needs.casefile import CaseFile

from .models import Case


@dataclass(frozen=True)
class Annex:
    """`read` gives fields of `CaseFile` by name; `write` makes the rows for a case that is being imported.

    `write` is called inside the import's transaction, after everything in `cases` has its rows. `faults` gives what
    `verify` tells of the room's own rows: where each is, and what is wrong with it. `news` tells by case what waits to
    be taken care of: in words, and where.
    """

    read: Callable[[Case], Mapping[str, Any]]
    write: Callable[[Case, CaseFile, User], None]
    faults: Callable[[], Iterable[tuple[str, str]]] = field(default=tuple)
    news: Callable[[Sequence[Case]], Mapping[int, tuple[str, str]]] = field(default=lambda _cases: {})


_annexes: list[Annex] = []


def register(annex: Annex) -> None:
    """Called once for each room, from its `AppConfig.ready`."""
    _annexes.append(annex)


def read_annexes(case: Case) -> dict[str, Any]:
    return {name: value for annex in _annexes for name, value in annex.read(case).items()}


def write_annexes(case: Case, case_file: CaseFile, by: User) -> None:
    for annex in _annexes:
        annex.write(case, case_file, by)


def annex_faults() -> Iterator[tuple[str, str]]:
    for annex in _annexes:
        yield from annex.faults()


def news_of(cases: Sequence[Case]) -> dict[int, tuple[str, str]]:
    return {case: told for annex in _annexes for case, told in annex.news(cases).items()}

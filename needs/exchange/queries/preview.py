"""The preview of an import, ready for the page: counts, and one page of rows with words instead of codes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.cases.choices import MOSCOW, PERSPECTIVES

from ..models import Import
from ..spreadsheet.reasons import Verdict
from ..spreadsheet.verdicts import RowVerdict, count
from .imports import ReadWord, read_words, verdicts_of

ROWS_ON_A_PAGE = 100
LONGEST_TEXT = 160


@dataclass(frozen=True)
class Group:
    """Rows of one verdict: the code in the address, the word on the page, the colour of its tag."""

    code: str
    word: str | Promise
    colour: str


GROUPS: dict[Verdict, Group] = {
    Verdict.ERROR: Group("fel", pgettext_lazy("row", "Error"), "amber"),
    Verdict.WARNING: Group("anmarkning", pgettext_lazy("row", "Remark"), "blue"),
    Verdict.SKIPPED: Group("hoppas-over", pgettext_lazy("row", "Skipped"), "grey"),
    Verdict.OK: Group("ratt", pgettext_lazy("row", "Right"), ""),
}


@dataclass(frozen=True)
class ShownRow:
    number: int
    group: Group
    title: str
    statement: str
    perspective: str
    moscow: str
    effort: str
    reasons: list[str]


@dataclass(frozen=True)
class Tab:
    """A choice of which rows to see."""

    code: str
    word: str | Promise
    rows: int
    is_current: bool


@dataclass(frozen=True)
class Preview:
    taken: int
    wrong: int
    skipped: int
    remarked: int
    tabs: list[Tab]
    rows: list[ShownRow]
    words: list[ReadWord]
    previous: str
    next: str

    @property
    def has_remarks(self) -> bool:
        return bool(self.wrong or self.skipped or self.remarked)


def preview(record: Import, *, shown: str = "", number: str = "1") -> Preview:
    """`shown` is the code of a group, or “” for all rows; `number` the page, as the address has it."""
    verdicts = verdicts_of(record)
    counted = count(verdicts)
    chosen = [row for row in verdicts if not shown or GROUPS[row.verdict].code == shown]
    page = max(int(number), 1) if number.isdecimal() and len(number) < 6 else 1
    first = (page - 1) * ROWS_ON_A_PAGE
    return Preview(
        taken=counted[Verdict.OK] + counted[Verdict.WARNING],
        wrong=counted[Verdict.ERROR],
        skipped=counted[Verdict.SKIPPED],
        remarked=counted[Verdict.WARNING],
        tabs=[
            Tab("", _("All rows"), len(verdicts), not shown),
            *(
                Tab(group.code, group.word, counted[verdict], shown == group.code)
                for verdict, group in GROUPS.items()
                if counted[verdict]
            ),
        ],
        rows=[_shown(row) for row in chosen[first : first + ROWS_ON_A_PAGE]],
        words=read_words(record),
        previous=_address(shown, page - 1) if page > 1 else "",
        next=_address(shown, page + 1) if first + ROWS_ON_A_PAGE < len(chosen) else "",
    )


def _address(shown: str, page: int) -> str:
    return f"?visa={shown}&sida={page}" if shown else f"?sida={page}"


def _shown(row: RowVerdict) -> ShownRow:
    values = row.values
    return ShownRow(
        number=row.number,
        group=GROUPS[row.verdict],
        title=values.get("title", ""),
        statement=values.get("what", "")[: LONGEST_TEXT * 2],
        perspective=str(PERSPECTIVES.get(values.get("perspective", ""), "")),
        moscow=str(MOSCOW.get(values.get("moscow", ""), "")),
        effort=str(values.get("effort", "")),
        reasons=[reason.text for reason in row.reasons],
    )

"""Imports as the pages show them: the tables they hold, the verdict of every row, what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from needs.accounts.queries.membership import Actor
from needs.cases.choices import MOSCOW, NEED_KINDS, PERSPECTIVES
from needs.cases.models import Case, Need

from ..choices import DONE, UPLOADED
from ..models import Import
from ..spreadsheet import words
from ..spreadsheet.header import Column, columns
from ..spreadsheet.read import Sheet
from ..spreadsheet.reasons import Reason
from ..spreadsheet.values import Layout
from ..spreadsheet.verdicts import Known, RowVerdict, judge, statement

MEANINGS: Mapping[str, Mapping[str, object]] = {
    "perspective": PERSPECTIVES,
    "kind": NEED_KINDS,
    "moscow": MOSCOW,
    "effort": {},
}


def visible_import(user: Actor, case: Case, key: str) -> Import:
    """The person's own import into the case. Raises `Http404`."""
    found = Import.objects.visible_to(user).filter(case=case, key=key).select_related("case", "source").first()
    if found is None:
        raise Http404
    return found


def begun(user: Actor, case: Case) -> QuerySet[Import]:
    """Imports the person has begun and not finished."""
    return Import.objects.visible_to(user).filter(case=case, state=UPLOADED).defer("sheets")


def sheets_of(record: Import) -> list[Sheet]:
    return [Sheet(sheet["name"], sheet["rows"]) for sheet in record.sheets]


def sheet_of(record: Import) -> Sheet:
    return sheets_of(record)[record.sheet]


def columns_of(record: Import) -> list[Column]:
    return columns(sheet_of(record), record.header)


def mapping_of(record: Import) -> dict[int, str]:
    """JSON keys are texts."""
    return {int(index): field for index, field in record.mapping.items()}


def verdicts_of(record: Import) -> list[RowVerdict]:
    layout = Layout(columns_of(record), mapping_of(record))
    return judge(sheet_of(record).rows, record.header, layout, known_in(record.case))


def known_in(case: Case) -> Known:
    """What the case holds already. Merged, rejected and deferred needs count: they are there to be restored."""
    known = Known()
    for need in Need.objects.filter(case=case).order_by("number"):
        values = {"title": need.title, "who": need.who, "what": need.what, "so_that": need.so_that}
        known.statements.setdefault(statement(values), need.ref)
        if need.title:
            known.titles.setdefault(words.fold(need.title), need.ref)
    for rows in Import.objects.filter(case=case, state=DONE).order_by("pk").values_list("created", flat=True):
        known.fingerprints.update((row["fingerprint"], row["need"]) for row in rows)
    return known


@dataclass(frozen=True)
class ReadWord:
    """How a word in the file is read: “Ska” is Must, five times."""

    column: str
    word: str
    meaning: str
    rows: int


def read_words(record: Import) -> list[ReadWord]:
    """The words that become codes, in the order of the columns and of their rows."""
    fields = {index: field for index, field in mapping_of(record).items() if field in MEANINGS}
    counted: Counter[tuple[int, str]] = Counter()
    for row in sheet_of(record).rows[record.header :]:
        counted.update((index, row[index]) for index in fields if index < len(row) and row[index])
    named = {column.index: column.name or column.letter for column in columns_of(record)}
    found = []
    for (index, word), rows in sorted(counted.items(), key=lambda entry: entry[0][0]):
        code = words.values(fields[index]).get(words.normalise_word(word))
        if code:
            found.append(ReadWord(named[index], word, str(MEANINGS[fields[index]].get(code, code)), rows))
    return found


def created_needs(record: Import) -> QuerySet[Need]:
    """The needs an import made: they follow on each other in the case."""
    numbers = [int(row["need"].removeprefix("B-")) for row in record.created]
    within = (min(numbers, default=0), max(numbers, default=0))
    return Need.objects.filter(case=record.case_id, number__range=within).order_by("number")


def left_reasons(record: Import) -> list[Reason]:
    return [Reason(**_known_parts(reason)) for reason in record.left]


def _known_parts(reason: dict[str, Any]) -> dict[str, Any]:
    return {name: reason[name] for name in ("code", "row", "column", "value", "other")}

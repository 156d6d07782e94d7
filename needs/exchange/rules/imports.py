"""When a spreadsheet may be imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.safekeeping.refusal import Obstacle

from ..choices import FIELDS
from ..models import Import
from ..spreadsheet.reasons import Verdict
from ..spreadsheet.verdicts import RowVerdict


def unfit_mapping(mapping: Mapping[int, str]) -> Iterator[str]:
    """What is wrong with a choice of columns, one sentence each."""
    chosen = [field for field in mapping.values() if field]
    if not {"title", "what"} & set(chosen):
        yield _("Choose which column holds the title of the need, or what is needed.")
    for field in dict.fromkeys(chosen):
        if field != "note" and chosen.count(field) > 1:
            yield _("Two columns are chosen as “%(field)s”. Keep one and let the other become a note.") % {
                "field": FIELDS[field]
            }


def carrying_out(record: Import, verdicts: list[RowVerdict], *, only_valid: bool) -> Iterator[Obstacle]:
    wrong = [row for row in verdicts if row.verdict is Verdict.ERROR]
    place = ("import_preview", {"key": record.case.key, "import_key": record.key})
    if wrong and not only_valid:
        message = ngettext(
            "%(number)s row cannot be imported. Mend the file, or import only the valid rows.",
            "%(number)s rows cannot be imported. Mend the file, or import only the valid rows.",
            len(wrong),
        ) % {"number": len(wrong)}
        yield Obstacle("rows", message, *place)
    elif not any(row.is_taken for row in verdicts):
        yield Obstacle("nothing", _("There is no row to import."), *place)

"""Everything there is to say of the rows of an import, as a CSV to mend the file by."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext as _

from .models import Import
from .queries.imports import left_reasons, verdicts_of
from .queries.preview import GROUPS
from .spreadsheet.reasons import Reason

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def remarks_csv(record: Import) -> bytes:
    """Row, column, value, verdict and reason; semicolons and a mark for UTF-8, as Excel in Swedish wants it."""
    reasons = left_reasons(record) if record.is_done else [r for row in verdicts_of(record) for r in row.reasons]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow([_("Row"), _("Column"), _("Value"), _("Verdict"), _("Reason")])
    writer.writerows([_harmless(cell) for cell in _cells(reason)] for reason in reasons)
    return text.getvalue().encode("utf-8-sig")


def _cells(reason: Reason) -> list[str]:
    return [str(reason.row), reason.column, reason.value, str(GROUPS[reason.verdict].word), reason.text]


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet program would run as a formula becomes text."""
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell

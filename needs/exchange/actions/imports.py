"""Reading a spreadsheet into an import, saying what its columns are, and making needs of its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus, SourceKind
from needs.cases.actions.boundary import changing, tell
from needs.cases.actions.need_batch import create_needs
from needs.cases.actions.source import create_source
from needs.cases.models import Case, Source
from needs.cases.rules.access import may_run, require
from needs.cases.rules.lifecycle import locked
from needs.safekeeping.refusal import refuse_if

from ..choices import DONE, UPLOADED
from ..models import Import
from ..queries.imports import sheets_of, verdicts_of
from ..rules.imports import carrying_out
from ..spreadsheet.guess import guess
from ..spreadsheet.header import columns, find_header
from ..spreadsheet.read import Sheet, clean_text, read
from ..spreadsheet.verdicts import RowVerdict

LONGEST_NAME = 200


def start_import(*, case: Case, content: bytes, file_name: str, by: User) -> Import:
    """Read a file and guess where the table is and what its columns are. Nothing in the case changes.

    The same file sent again before it is imported is the same import. Raises `SpreadsheetError`.
    """
    require(may_run(by, case))
    refuse_if(locked(case))
    sheets = read(content, file_name)
    name = clean_text(file_name)[-LONGEST_NAME:]
    checksum = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        begun = Import.objects.visible_to(by).filter(case=case, checksum=checksum, file_name=name, state=UPLOADED)
        record = begun.first()
        if record is None:
            record = Import(case=case, uploaded_by=by, checksum=checksum, file_name=name)
            record.sheets = [{"name": sheet.name, "rows": sheet.rows} for sheet in sheets]
            _guess(record, 0, sheets[0], find_header(sheets[0]))
            record.save()
        return record


def choose_sheet(*, record: Import, sheet: int, header: int | None, by: User) -> Import:
    """Read another sheet, or the same with another header row (None: find it), and guess its columns anew."""
    with transaction.atomic():
        fresh = _locked(record, by)
        chosen = sheets_of(fresh)[sheet]
        _guess(fresh, sheet, chosen, find_header(chosen) if header is None else header)
        return _save(fresh)


def choose_columns(*, record: Import, mapping: Mapping[int, str], by: User) -> Import:
    """Say what each column is: column index → field, “” to leave it out."""
    with transaction.atomic():
        fresh = _locked(record, by)
        fresh.mapping = {str(index): field for index, field in mapping.items()}
        return _save(fresh)


def carry_out(*, record: Import, only_valid: bool, with_source: bool, by: User) -> Import:
    """Make a need of every row that is taken, all or none of them; done twice it is done once.

    Raises `RuleViolation` when rows are wrong and not only the valid ones are asked for, or none is left.
    """
    with changing(record.case, by=by) as case:
        fresh = _locked(record, by)
        if fresh.is_done:
            return fresh
        verdicts = verdicts_of(fresh)
        refuse_if(carrying_out(fresh, verdicts, only_valid=only_valid))
        fresh.source = _source(case, fresh, by) if with_source else None
        fresh.created = _create(case, fresh, [row for row in verdicts if row.is_taken], by)
        fresh.left = [asdict(reason) for row in verdicts if not row.is_taken for reason in row.reasons]
        fresh.state, fresh.done_at = DONE, timezone.now()
        # What the rows said stands in the needs now; what was left is kept as reasons.
        fresh.sheets = []
        _save(fresh)
        outcome = {"needs": (None, [row["need"] for row in fresh.created]), "rows_left": (None, len(fresh.left))}
        tell(case, kind="needs.imported", by=by, record=f"import:{fresh.key}", changes=outcome, note=fresh.file_name)
        return fresh


def discard_import(*, record: Import, by: User) -> None:
    """Throw away an import that was never carried out."""
    with transaction.atomic():
        fresh = _locked(record, by)
        if not fresh.is_done:
            fresh.delete()


def _locked(record: Import, by: User) -> Import:
    fresh = Import.objects.visible_to(by).select_for_update().select_related("case").get(pk=record.pk)
    require(may_run(by, fresh.case))
    return fresh


def _guess(record: Import, number: int, sheet: Sheet, header: int) -> None:
    record.sheet, record.header = number, header
    record.mapping = {str(index): field for index, field in guess(columns(sheet, header)).items()}


def _save(record: Import) -> Import:
    record.version += 1
    record.save()
    return record


def _source(case: Case, record: Import, by: User) -> Source:
    """What the needs rest on: the file they came from."""
    values = {
        "kind": SourceKind.DOCUMENT.value,
        "title": record.file_name,
        "notes": _("Spreadsheet from which needs were imported. SHA-256: %(checksum)s") % {"checksum": record.checksum},
    }
    return create_source(case=case, values=values, by=by)


def _create(case: Case, record: Import, taken: list[RowVerdict], by: User) -> list[dict[str, object]]:
    rows = [(_values(row), _origin(record, row)) for row in taken]
    needs = create_needs(case=case, rows=rows, by=by, source=record.source)
    return [
        {"row": row.number, "need": need.ref, "fingerprint": row.fingerprint}
        for row, need in zip(taken, needs, strict=True)
    ]


def _values(row: RowVerdict) -> dict[str, Any]:
    """A need that says who, what and so that is proposed at once; the others are drafts to complete."""
    whole = all(row.values.get(part) for part in ("who", "what", "so_that"))
    return row.values | {"status": NeedStatus.PROPOSED.value if whole else NeedStatus.DRAFT.value}


def _origin(record: Import, row: RowVerdict) -> str:
    return _("Imported from %(file)s, row %(row)s") % {"file": record.file_name, "row": row.number}

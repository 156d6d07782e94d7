"""What is asked of someone who imports needs: a file or pasted rows, then what each column is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import FIELDS, LEFT_OUT
from ..models import Import
from ..queries.imports import columns_of, mapping_of, sheets_of
from ..rules.imports import unfit_mapping
from ..spreadsheet import limits
from ..spreadsheet.errors import sentence
from ..spreadsheet.header import LOOKED_AT, Column
from ..spreadsheet.read import ENDINGS, Sheet

SHOWN_SAMPLES = 3
LONGEST_SAMPLE = 90


class UploadForm(forms.Form):
    file = forms.FileField(
        required=False,
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("Excel (.xlsx or .xls), OpenDocument (.ods) or CSV, at most 5 MB and 10,000 rows."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        allow_empty_file=True,
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        label=gettext_lazy("Or paste rows from a spreadsheet"),
        help_text=gettext_lazy("Mark the rows in the spreadsheet, the column names too, copy and paste them here."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > limits.MAX_BYTES:
            raise ValidationError(sentence("bytes", limit=limits.MAX_BYTES // 1024**2), code="bytes")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("pasted") or "").strip():
            self.add_error("file", _("Choose a file, or paste rows in the field below."))
        return cleaned

    def content_and_name(self) -> tuple[bytes, str]:
        """Rows pasted from a spreadsheet are separated by tabs, as a file of their own."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["pasted"].encode(), _("Pasted rows") + ".tsv"


class SheetForm(forms.Form):
    """Which sheet, and in which row the columns are named."""

    sheet = forms.TypedChoiceField(coerce=int, label=gettext_lazy("Sheet"))
    header = forms.TypedChoiceField(
        coerce=int, required=False, empty_value=None, label=gettext_lazy("Row with the column names")
    )

    def __init__(self, *args: Any, record: Import, **kwargs: Any) -> None:
        super().__init__(*args, initial={"sheet": record.sheet, "header": record.header}, **kwargs)
        sheets = sheets_of(record)
        self.fields["sheet"].choices = [(number, sheet.name) for number, sheet in enumerate(sheets)]  # type: ignore[attr-defined]  # a choice field
        self.fields["header"].choices = list(_header_choices(sheets[record.sheet]))  # type: ignore[attr-defined]  # a choice field
        if len(sheets) == 1:
            self.fields["sheet"].widget = forms.HiddenInput()


def _header_choices(sheet: Sheet) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(sheet.rows[:LOOKED_AT], start=1):
        if any(row):
            cells = Truncator(", ".join(" ".join(cell.split()) for cell in row if cell)).chars(LONGEST_SAMPLE)
            yield number, _("Row %(number)s: %(cells)s") % {"number": number, "cells": cells}
    yield 0, _("None, the table has no column names")


class ColumnsForm(forms.Form):
    """One choice for each column; a wrong combination is an error of the whole form."""

    def __init__(self, *args: Any, record: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns_of(record)
        mapping = mapping_of(record)
        for column in self.columns:
            self.fields[_name(column)] = forms.ChoiceField(
                choices=[*FIELDS.items(), ("", LEFT_OUT)],
                required=False,
                initial=mapping.get(column.index, ""),
                label=_("“%(column)s” becomes") % {"column": shown_name(column)},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for problem in unfit_mapping(self.mapping()):
            self.add_error(None, problem)
        return cleaned

    def mapping(self) -> dict[int, str]:
        return {column.index: self.cleaned_data.get(_name(column), "") for column in self.columns}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each column with its name, its control and a few of its values, as the page shows them."""
        for column in self.columns:
            samples = [Truncator(" ".join(value.split())).chars(LONGEST_SAMPLE) for value in column.samples]
            yield {
                "name": shown_name(column),
                "letter": column.letter,
                "field": self[_name(column)],
                "samples": samples[:SHOWN_SAMPLES],
            }


def _name(column: Column) -> str:
    return f"column-{column.index}"


def shown_name(column: Column) -> str:
    return column.name or _("Column %(letter)s") % {"letter": column.letter}


class CarryOutForm(forms.Form):
    with_source = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Register the file as a source that the needs rest on"),
    )

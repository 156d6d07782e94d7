"""Form fields for files: what is chosen is checked at once, and comes out ready to be kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .file_types import FILE_TYPES
from .files import CheckedFile, check

ACCEPTED = ",".join(f".{extension}" for extension in FILE_TYPES)
MOST_AT_ONCE = 10
LIMITS = _("PDF, Word, Excel, PowerPoint, OpenDocument, pictures (png, jpg), txt or csv, at most 10 MB each.")


class CheckedFileField(forms.FileField):
    """One file; cleaned to a `CheckedFile`, or None."""

    widget = forms.FileInput
    default_error_messages = {"required": _("Choose a file.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", LIMITS)
        # What is empty is refused by `check`, by its name.
        super().__init__(allow_empty_file=True, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ACCEPTED}

    def clean(self, data: Any, initial: Any = None) -> CheckedFile | None:
        upload = super().clean(data, initial)
        return check(upload) if upload else None


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class CheckedFilesField(CheckedFileField):
    """Several files; cleaned to a list. All that is wrong is said at once."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[CheckedFile]:  # type: ignore[override]  # of several
        uploads = data or [None]
        if len(uploads) > MOST_AT_ONCE:
            raise ValidationError(_("Choose at most ten files at a time."), code="count")
        checked, errors = [], []
        for upload in uploads:
            try:
                checked.append(super().clean(upload, initial))
            except ValidationError as error:
                errors += error.error_list
        if errors and len(uploads) > 1:
            message = _("None of the files was added. Choose them again, without those that cannot be kept.")
            errors.append(ValidationError(message, code="none"))
        if errors:
            raise ValidationError(errors)
        return [each for each in checked if each]

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise

from .drafts import KeptDraft
from .merging import Edit
from .numbers import plain_number
from .once import FIELD, key_of, new_form_key
from .plain import plain_text, with_plain_texts

RESOLVED = "resolved_version"
LONGEST_TEXT = 10_000
# What a form carries for us: never part of what somebody has written.
CARRIED = frozenset({"version", FIELD})


class PlainTextField(forms.CharField):
    """A text that has to be there: characters that nobody sees are none."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_text(value) if isinstance(value, str) else value)


class LimitedForm(forms.Form):
    """No text is endless: a field without a length of its own takes `LONGEST_TEXT` characters.

    A draft given as data is what the fields begin with: nothing has been sent, so nothing is wrong with it yet.
    """

    kept: KeptDraft | None = None

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        is_draft = isinstance(data, KeptDraft)
        super().__init__(None if is_draft else data, *args, **kwargs)
        start = f"{self.prefix}-" if self.prefix else ""
        if is_draft and any(name.startswith(start) for name in data):
            self.kept = data

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What the draft says; what it does not know of, for it has come since, is as it is stored."""
        name = self.add_prefix(field_name)
        if self.kept is None or field.widget.value_omitted_from_data(self.kept, {}, name):
            return super().get_initial_for_field(field, field_name)
        return field.widget.value_from_datadict(self.kept, {}, name)

    def full_clean(self) -> None:
        # Not in __init__: many forms add fields of their own after it.
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and not _is_limited(field):
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))
        super().full_clean()


def _is_limited(field: forms.CharField) -> bool:
    return any(isinstance(validator, MaxLengthValidator) for validator in field.validators)


class OnceForm(forms.Form):
    """For forms that make something: the template writes `{{ form.once }}`, the view asks `once` with `form_key`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FIELD] = forms.CharField(widget=forms.HiddenInput, required=False, initial=new_form_key)

    @property
    def form_key(self) -> str:
        return key_of(self.data, self.add_prefix(FIELD))


class RecordForm(LimitedForm):
    """A form over one versioned record. It carries the version it was opened at, nothing else hidden.

    `values()` are the cleaned values to write; `edit` says from where they were typed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    # For records that people make: the field to begin in, and what is said when nothing at all is written.
    ask_for: tuple[str, str | Promise] | None = None
    # Filled in before anyone has written.
    prefilled: frozenset[str] = frozenset()

    def __init__(self, *args: Any, version: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_new = not self.fields["version"].initial
        if self.ask_for and is_new and not self.errors and not self.is_written():
            self.add_error(*self.ask_for)
        return cleaned

    def is_written(self) -> bool:
        written = with_plain_texts(self.cleaned_data)
        return any(value for name, value in written.items() if name not in CARRIED | self.prefilled)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in CARRIED}

    @property
    def edit(self) -> Edit:
        """Where the person typed from, with her choices from the conflict page if she comes from there."""
        choices = {name: self.data.get(f"take-{name}") for name in self.settled_names()}
        return Edit(
            version=self.cleaned_data["version"],
            resolved_version=plain_number(str(self.data.get(RESOLVED, ""))),
            mine=frozenset(name for name, choice in choices.items() if choice == "mine"),
            theirs=frozenset(name for name, choice in choices.items() if choice == "theirs"),
        )

    def settled_names(self) -> list[str]:
        """Names of the parts of the record that the conflict page may ask about."""
        return [*self.fields]

from __future__ import annotations

from typing import Any

from django import forms

from .merging import Edit

RESOLVED = "resolved_version"


class RecordForm(forms.Form):
    """A form over one versioned record. It carries the version it was opened at, nothing else hidden.

    `values()` are the cleaned values to write; `edit` says from where they were typed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, version: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = version

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def edit(self) -> Edit:
        """Where the person typed from, with her choices from the conflict page if she comes from there."""
        resolved = str(self.data.get(RESOLVED, ""))
        choices = {name: self.data.get(f"take-{name}") for name in self.settled_names()}
        return Edit(
            version=self.cleaned_data["version"],
            resolved_version=int(resolved) if resolved.isdecimal() else None,
            mine=frozenset(name for name, choice in choices.items() if choice == "mine"),
            theirs=frozenset(name for name, choice in choices.items() if choice == "theirs"),
        )

    def settled_names(self) -> list[str]:
        """Names of the parts of the record that the conflict page may ask about."""
        return [*self.fields]

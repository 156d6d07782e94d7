from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from ..choices import CASE_STATES, pairs


class CaseFilter(forms.Form):
    """What the list is narrowed to. A value that is unknown is no filter, never an error."""

    ORDERS = {
        "number": pgettext_lazy("order", "Newest first"),
        "changed": pgettext_lazy("order", "Last changed"),
        "due": pgettext_lazy("order", "Decision due"),
    }

    q = forms.CharField(
        label=pgettext_lazy("list", "Search title or number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("list", "State"),
        required=False,
        choices=[("", pgettext_lazy("list", "All states")), *pairs(CASE_STATES)],
    )
    unit = forms.ChoiceField(label=pgettext_lazy("list", "Unit"), required=False)
    mine = forms.ChoiceField(
        label=pgettext_lazy("list", "Whose"),
        required=False,
        choices=[("", pgettext_lazy("list", "All I may see")), ("1", pgettext_lazy("list", "Mine and my team's"))],
    )
    order = forms.ChoiceField(label=pgettext_lazy("list", "Order"), required=False, choices=[*ORDERS.items()])

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].width = "medium"
        self.fields["unit"].choices = [("", pgettext_lazy("list", "All units")), *units]

    def chosen(self) -> dict[str, str]:
        """The filters in force, by name."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}

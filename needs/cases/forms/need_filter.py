from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..choices import MOSCOW, NEED_STATUSES, PERSPECTIVES, pairs
from ..queries.need_filter import ALL_RETIRED, REMARKS, UNCLASSED, NeedFilter

ALL = ("", pgettext_lazy("filter", "All"))


@dataclass(frozen=True)
class Select:
    """A select as its template sets it: this form is on every view of a long table, so its widgets are spared."""

    name: str
    label: str
    options: list[tuple[str, str, bool]]


class NeedFilterForm(forms.Form):
    """What stands above the table of needs. A value nobody offered shows all rather than an error."""

    text = forms.CharField(label=_("Search the needs"), max_length=200, required=False)
    perspective = forms.ChoiceField(label=_("Perspective"), choices=[ALL, *pairs(PERSPECTIVES)], required=False)
    moscow = forms.ChoiceField(
        label=_("MoSCoW"),
        choices=[ALL, *pairs(MOSCOW), (UNCLASSED, pgettext_lazy("filter", "Without a class"))],
        required=False,
    )
    status = forms.ChoiceField(
        label=pgettext_lazy("need", "Status"),
        choices=[
            ("", pgettext_lazy("filter", "Active")),
            *pairs(NEED_STATUSES),
            (ALL_RETIRED, pgettext_lazy("filter", "All retired")),
        ],
        required=False,
    )
    gap = forms.ChoiceField(
        label=pgettext_lazy("filter", "What is missing"),
        choices=[
            ALL,
            ("goals", pgettext_lazy("filter", "Without a goal")),
            ("sources", pgettext_lazy("filter", "Without a source")),
            (REMARKS, pgettext_lazy("filter", "To look over")),
        ],
        required=False,
    )
    group = forms.ChoiceField(
        label=_("Group by"),
        choices=[
            ("perspective", _("Perspective")),
            ("kind", _("Kind of need")),
            ("moscow", _("MoSCoW")),
            ("status", pgettext_lazy("need", "Status")),
        ],
        required=False,
    )

    @property
    def selects(self) -> list[Select]:
        chosen = self.cleaned_data
        return [
            Select(
                name, str(field.label), [(value, str(word), value == chosen.get(name)) for value, word in field.choices]
            )
            for name, field in self.fields.items()
            if isinstance(field, forms.ChoiceField)
        ]

    def chosen(self) -> NeedFilter:
        """What was asked for, as far as it can be understood."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return NeedFilter(**asked)

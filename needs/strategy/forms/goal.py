from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import OnceForm, PlainTextField, RecordForm

from ..models import Goal, GoalCatalogue
from ..queries.catalogue import possible_parents

INDENT = "\N{NO-BREAK SPACE}" * 4


class GoalForm(OnceForm, RecordForm):
    """A goal in a catalogue. Only its title is needed."""

    title = PlainTextField(
        label=_("The goal in a few words"),
        help_text=_("As it stands in the document, shortened if it is long."),
        max_length=300,
        error_messages={"required": _("Write the goal in a few words.")},
    )
    title_en = forms.CharField(label=_("The goal in English"), max_length=300, required=False)
    code = forms.CharField(
        label=_("Number or code"), help_text=_("The one used in the document."), max_length=30, required=False
    )
    description = forms.CharField(
        label=_("Description"),
        help_text=_("What the goal means, in the words of the document."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    parent = forms.ModelChoiceField(
        Goal.objects.none(),
        label=_("Stands under"),
        empty_label=_("No other goal"),
        to_field_name="key",
        required=False,
    )

    mark_optional = True

    def __init__(self, data: Any = None, *, catalogue: GoalCatalogue, goal: Goal | None = None) -> None:
        initial = {name: getattr(goal, name) for name in self.base_fields} if goal else {}
        super().__init__(data, version=goal.version if goal else 0, initial=initial)
        self.fields["code"].width = "short"  # type: ignore[attr-defined]  # read by the look
        parents = possible_parents(catalogue, goal)
        field = self.fields["parent"]
        field.queryset = Goal.objects.filter(pk__in=[line.goal.pk for line in parents])  # type: ignore[attr-defined]  # a ModelChoiceField
        field.choices = [
            ("", field.empty_label),
            *((line.goal.key, INDENT * line.depth + str(line.goal)) for line in parents),
        ]  # type: ignore[attr-defined]  # a ModelChoiceField

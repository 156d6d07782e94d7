"""Criteria with weights, one person's scores, and the class decided for each need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import OnceForm

from ..choices import CRITERION_DIRECTIONS, MOSCOW, pairs
from ..models import Criterion, Need
from ..queries.score import SCALE, field_name
from ..rules.priority import Cell, Judgement
from .fields import IntegerField
from .rows import RowForm

STEPS = {str(step) for step in SCALE}


class CriterionForm(OnceForm, RowForm):
    """One yardstick. The words of the steps make several people mean the same by a 3."""

    labels = {"steps": _("The word for each step")}

    name = forms.CharField(label=_("Criterion"), max_length=120, required=False)
    question = forms.CharField(label=_("Question to those who score"), max_length=300, required=False)
    weight = IntegerField(
        label=_("Weight"),
        min_value=0,
        validators=[MaxValueValidator(1000)],
        required=False,
        error_messages={"invalid": _("Write the weight as a whole number, for example 40.")},
    )
    direction = forms.ChoiceField(
        label=_("What does a high score mean?"),
        choices=pairs(CRITERION_DIRECTIONS),
        widget=forms.RadioSelect,
        required=False,
    )
    remove = forms.BooleanField(label=_("Remove the criterion"), required=False)

    def __init__(self, data: Any = None, *, criterion: Criterion | None = None, prefix: str = "new") -> None:
        self.criterion = criterion
        initial: dict[str, Any] = {"direction": "benefit"}
        if criterion:
            names = ("name", "question", "weight", "direction")
            initial = {name: getattr(criterion, name) for name in names} | _steps_of(criterion)
            prefix = criterion.ref
        super().__init__(data, version=criterion.version if criterion else 0, initial=initial, prefix=prefix)
        for step in SCALE:
            self.fields[f"step_{step}"] = forms.CharField(label=str(step), max_length=80, required=False)
        for name, width in (("weight", "short"), ("direction", "row")):
            self.fields[name].width = width  # type: ignore[attr-defined]  # read by the look

    def values(self) -> dict[str, Any]:
        values = self.cleaned_data
        steps = [values[f"step_{step}"] for step in SCALE]
        return {
            "name": values["name"] or gettext("Criterion without a name"),
            "question": values["question"],
            "weight": values["weight"] if values["weight"] is not None else 0,
            "direction": values["direction"] or "benefit",
            "steps": steps if any(steps) else [],
        }

    @property
    def is_empty(self) -> bool:
        """A new criterion that nobody has begun to write."""
        return not any(self.cleaned_data.get(name) for name in ("name", "question", "weight"))

    @property
    def step_fields(self) -> list[forms.BoundField]:
        return [self[f"step_{step}"] for step in SCALE]


class ClassForm(RowForm):
    """The MoSCoW class of one need, on the page of them all."""

    moscow = forms.ChoiceField(
        label=_("MoSCoW class"), choices=[("", pgettext_lazy("moscow", "Not decided")), *pairs(MOSCOW)], required=False
    )
    moscow_reason = forms.CharField(
        label=_("Reason for the class"), widget=forms.Textarea(attrs={"rows": 1}), required=False
    )

    def __init__(self, data: Any = None, *, need: Need) -> None:
        self.need = need
        initial = {"moscow": need.moscow, "moscow_reason": need.moscow_reason}
        super().__init__(data, version=need.version, initial=initial, prefix=need.ref)
        self.fields["moscow"].width = "short"  # type: ignore[attr-defined]  # read by the look

    @property
    def is_changed(self) -> bool:
        return any(self.cleaned_data[name] != getattr(self.need, name) for name in ("moscow", "moscow_reason"))


def read_scores(
    data: Mapping[str, str], needs: Iterable[Need], criteria: Iterable[Criterion], own: Mapping[Cell, int]
) -> tuple[dict[Cell, Judgement | None], dict[str, str]]:
    """The scores that differ from the person's `own`, and an error by field name for each that is off the scale.

    One that is the same is left alone, with how sure she said she was and what she wrote about it.
    """
    scores: dict[Cell, Judgement | None] = {}
    errors: dict[str, str] = {}
    for need in needs:
        for criterion in criteria:
            name, cell = field_name(need, criterion), (need.number, criterion.position)
            before = str(own.get(cell, ""))
            sent = data.get(name, before)
            if sent and sent not in STEPS:
                errors[name] = gettext("Choose a value from 0 to 5.")
            elif sent != before:
                scores[cell] = Judgement(int(sent)) if sent else None
    return scores, errors


def _steps_of(criterion: Criterion) -> dict[str, str]:
    return {f"step_{step}": word for step, word in enumerate(criterion.steps)}

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import OnceForm, RecordForm

from ..choices import EFFECT_DIRECTIONS, pairs
from ..models import Effect, Need
from .fields import DecimalField
from .ticks import Ticks, TicksField, ticks

DIGITS = {"max_digits": 16, "decimal_places": 4, "required": False}


class EffectForm(OnceForm, RecordForm):
    """What is measured, from where to where, and which needs lead there."""

    ask_for = ("indicator", _("Write at least one word about the effect."))
    prefilled = frozenset({"direction", "needs"})

    indicator = forms.CharField(
        label=_("Indicator"),
        help_text=_("What can be measured, for example the share of alarms answered within a minute."),
        max_length=300,
        required=False,
    )
    unit = forms.CharField(
        label=_("Unit"), help_text=_("Per cent, minutes, kronor, visits."), max_length=60, required=False
    )
    direction = forms.ChoiceField(
        label=_("Which way is better?"), choices=pairs(EFFECT_DIRECTIONS), widget=forms.RadioSelect, required=False
    )
    baseline = DecimalField(
        label=_("Baseline"),
        help_text=_("As it is today."),
        error_messages={"invalid": _("Write the baseline as a number, for example 41.")},
        **DIGITS,
    )
    baseline_on = forms.DateField(label=_("Measured on"), required=False)
    target = DecimalField(
        label=_("Target"),
        help_text=_("When the effect is reached."),
        error_messages={"invalid": _("Write the target as a number, for example 30.")},
        **DIGITS,
    )
    target_on = forms.DateField(label=_("Reached by"), required=False)
    method = forms.CharField(
        label=_("How is it measured?"),
        help_text=_("From what, how often and by which rules."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    responsible = forms.CharField(label=_("Who measures?"), max_length=200, required=False)
    needs = TicksField(label=_("Needs that lead to the effect"), required=False)

    def __init__(self, data: Any = None, *, needs: Iterable[Need], **rest: Any) -> None:
        super().__init__(data, **rest)
        choices = [(need.ref, f"{need.ref} {need.title}") for need in needs]
        self.fields["needs"].choices = choices  # type: ignore[attr-defined]  # a choice field
        for name, width in (("unit", "medium"), ("direction", "row"), ("responsible", "medium")):
            self.fields[name].width = width  # type: ignore[attr-defined]  # read by the look

    def values(self) -> dict[str, Any]:
        values = super().values()
        return {**values, "direction": values["direction"] or "decrease"}

    @property
    def need_ticks(self) -> Ticks:
        return ticks(self["needs"])


def initial_of(effect: Effect) -> dict[str, Any]:
    columns = {name: getattr(effect, name) for name in EffectForm.base_fields if name not in ("version", "needs")}
    return {**columns, "needs": [need.ref for need in effect.needs.all()]}

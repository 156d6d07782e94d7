"""Choosing several among many: what is chosen stands first, the rest is folded when it is long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

FEW = 6


@dataclass(frozen=True)
class Tick:
    name: str
    value: str
    label: str
    id: str
    checked: bool


@dataclass(frozen=True)
class Ticks:
    """`folded` is empty when everything fits: then all stand in `shown`, in their own order."""

    shown: list[Tick]
    folded: list[Tick]


class TicksField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Iterable[str]) -> list[str]:
        """In the order of the choices, so that the same ticks are always the same value."""
        ticked = set(super().clean(value))
        return [str(code) for code, _label in self.choices if str(code) in ticked]


def ticks(field: BoundField) -> Ticks:
    chosen = {str(value) for value in field.value() or []}
    every = [
        Tick(field.html_name, str(code), str(label), f"{field.auto_id}_{code}", str(code) in chosen)
        for code, label in field.field.choices
    ]
    if len(every) <= FEW:
        return Ticks(every, [])
    return Ticks([tick for tick in every if tick.checked], [tick for tick in every if not tick.checked])

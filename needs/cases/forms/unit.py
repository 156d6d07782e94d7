"""Choosing a unit from the organisation's tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue

from needs.accounts.models import Unit
from needs.accounts.queries.unit_tree import in_tree_order

# Browsers trim ordinary spaces at the beginning of an option.
INDENT = "\N{NO-BREAK SPACE}" * 4


class _Tree(ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple[ModelChoiceIteratorValue | str, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for unit, depth in in_tree_order(self.queryset):
            yield self.field.prepare_value(unit), INDENT * depth + str(unit)


class UnitField(forms.ModelChoiceField):
    """Each unit stands indented under the one it belongs to."""

    iterator = _Tree

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), required=False, **kwargs)

"""The rows of our tables in a form that can be compared between two tries of the same thing."""

from __future__ import annotations

import re
from typing import Any

from django.apps import apps
from django.db.models import DateTimeField, Field, Max, Model

from .fingerprint import ROOMS

# Random or salted by nature, or a sum over something that is.
DIFFERS = {
    "key",
    "about",
    "stream",
    "head",
    "hash",
    "previous_hash",
    "checksum",
    "previous_checksum",
    "content",
    "password",
    "id",
}
RANDOM = re.compile(r"[0-9a-f]{64}|(?<=goal:)\w{16}|(?<=/)\w{16}(?=/)")  # a checksum or a key in a text


def models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS]


def highest_ids() -> dict[type[Model], int]:
    return {model: model._default_manager.aggregate(highest=Max("pk"))["highest"] or 0 for model in models()}


def contents(known: dict[type[Model], int]) -> dict[str, list[str]]:
    """Every row as text, without what differs each time; references to rows made since `known` are only "new"."""
    return {
        model._meta.label: sorted(repr(_row(row, known)) for row in model._default_manager.all()) for model in models()
    }


def _row(row: Model, known: dict[type[Model], int]) -> dict[str, Any]:
    fields = [field for field in row._meta.local_concrete_fields if not isinstance(field, DateTimeField)]
    return {field.attname: _value(row, field, known) for field in fields if field.name not in DIFFERS}


def _value(row: Model, field: Field, known: dict[type[Model], int]) -> Any:
    value = getattr(row, field.attname)
    if field.name == "changes":
        return {name: change for name, change in value.items() if name not in DIFFERS and not name.endswith("_at")}
    if isinstance(value, str):
        return RANDOM.sub("…", value)
    target = field.related_model
    return "new" if target in known and value is not None and value > known[target] else value

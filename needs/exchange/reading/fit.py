"""Texts longer than their columns: PostgreSQL would refuse them, SQLite would not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from .errors import CaseFileError


def check_fit(model: type[Model], place: str, values: Mapping[str, Any]) -> None:
    """Raises `CaseFileError` naming every text that is too long."""
    columns = {field.name: getattr(field, "max_length", None) for field in model._meta.concrete_fields}
    too_long = [
        _("%(place)s.%(field)s is longer than %(limit)d characters.") % {"place": place, "field": name, "limit": limit}
        for name, value in values.items()
        if isinstance(value, str) and (limit := columns.get(name)) and len(value) > limit
    ]
    if too_long:
        raise CaseFileError(too_long)

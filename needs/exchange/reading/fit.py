"""Texts longer and numbers larger than their columns: one database would refuse them, another would not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from .errors import CaseFileError


def check_fit(model: type[Model], place: str, values: Mapping[str, Any]) -> None:
    """Raises `CaseFileError` naming every text that is too long and every number that is too large."""
    columns = {field.name: field for field in model._meta.concrete_fields}
    known = [(columns[name], value) for name, value in values.items() if name in columns]
    misfits = [problem for field, value in known for problem in _misfits(field, place, value)]
    if misfits:
        raise CaseFileError(misfits)


def _misfits(field: Field[Any, Any], place: str, value: Any) -> Iterator[str]:
    limit = getattr(field, "max_length", None)
    if isinstance(value, str) and limit and len(value) > limit:
        words = {"place": place, "field": field.name, "limit": limit}
        yield _("%(place)s.%(field)s is longer than %(limit)d characters.") % words
    if isinstance(value, int | Decimal):
        try:
            field.run_validators(value)
        except ValidationError as error:
            yield f"{place}.{field.name}: {' '.join(error.messages)}"

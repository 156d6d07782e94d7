"""The page shown when two people changed the same field: both texts, and everything typed kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..forms import RESOLVED, RecordForm
from ..merging import Collision, Conflict


@dataclass(frozen=True)
class ShownCollision:
    """`control` is the form's own field, filled with what the person typed; None when she can only choose."""

    name: str
    label: str
    mine: str
    theirs: str
    saved_by: str
    saved_at: datetime
    control: forms.BoundField | None


def conflict_page(
    request: HttpRequest,
    *,
    form: RecordForm,
    conflict: Conflict,
    labels: Mapping[str, str] | None = None,
    words: Callable[[str, Any], str] | None = None,
) -> HttpResponse:
    """`labels` names the parts that are not plain fields of the form, for example the goals of a need, and `words`
    says how their values read.
    """
    names = {name: str(field.label or name) for name, field in form.fields.items()} | dict(labels or {})
    settled = {collision.field for collision in conflict.collisions}
    context = {
        "form": form,
        "collisions": [_shown(form, collision, names, words) for collision in conflict.collisions],
        "merged": [names.get(name, name) for name in conflict.merged],
        "hidden": _typed_elsewhere(request, settled),
        "resolved_version": conflict.version,
        "action_url": request.get_full_path(),
    }
    return render(request, "safekeeping/conflict.html", context, status=409)


def _shown(
    form: RecordForm, collision: Collision, names: Mapping[str, str], words: Callable[[str, Any], str] | None
) -> ShownCollision:
    field = form.fields.get(collision.field)

    def shown(value: Any) -> str:
        return words(collision.field, value) if words and value and not field else _words(field, value)

    return ShownCollision(
        name=collision.field,
        label=names.get(collision.field, collision.field),
        mine=shown(collision.mine),
        theirs=shown(collision.theirs),
        saved_by=collision.saved_by,
        saved_at=collision.saved_at,
        control=form[collision.field] if field else None,
    )


def _words(field: forms.Field | None, value: Any) -> str:
    if value in (None, "", [], {}):
        return _("Empty")
    if isinstance(value, list):
        return "\n".join(_words(field, part) for part in value)
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part not in (None, ""))
    choices = dict(getattr(field, "choices", None) or {})
    return str(choices.get(value, value))


def _typed_elsewhere(request: HttpRequest, settled: set[str]) -> list[tuple[str, str]]:
    """Every pair that was posted, but for those the page asks about anew."""
    skipped = {"csrfmiddlewaretoken", RESOLVED, *settled, *(f"take-{name}" for name in settled)}
    return [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in skipped]

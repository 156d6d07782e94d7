"""What a page is told by static/js/autosave.js when it has been kept, or could not be."""

from __future__ import annotations

from http import HTTPStatus

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..forms.contribute import EveryForm
from ..forms.seen import SeenTextsForm
from ..models import Reply


def texts_forms(form: EveryForm) -> list[SeenTextsForm]:
    return [each for each in getattr(form, "forms", [form]) if isinstance(each, SeenTextsForm)]


def joined(form: EveryForm) -> dict[str, str]:
    """Texts that another device had written in since the page was opened: both, by the name of the field."""
    return {name: text for each in texts_forms(form) for name, text in each.joined.items()}


def kept(form: EveryForm, saved: Reply) -> JsonResponse:
    """`texts` is for the fields, `seen` for the hidden ones."""
    texts = joined(form)
    told = {
        "saved": f"{timezone.localtime(saved.saved_at):%H:%M}",
        "seen": {name: mark for each in texts_forms(form) for name, mark in each.seen_next.items()},
        "texts": texts,
        "message": _("You have also written this on another device. Nothing is lost: see the field.") if texts else "",
    }
    return JsonResponse(told)


def not_kept(form: EveryForm) -> JsonResponse:
    errors = [
        str(error) for each in getattr(form, "forms", [form]) for found in each.errors.values() for error in found
    ]
    told = {"saved": "", "message": errors[0] if errors else ""}
    return JsonResponse(told, status=HTTPStatus.UNPROCESSABLE_ENTITY)

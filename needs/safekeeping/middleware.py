"""What no view has to think of: a refusal becomes a page, and so does a database that is away."""

from __future__ import annotations

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from needs.accounts.typed import typed_pairs

from .refusal import RuleViolation

WORTH_SHOWING = 30


class Refusals:
    """A `RuleViolation` that a view let pass: every obstacle, status 409. A database that does not answer: 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RuleViolation):
            return render(request, "safekeeping/refused.html", {"obstacles": exception.obstacles}, status=409)
        if isinstance(exception, OperationalError | InterfaceError):
            return _away(request)
        return None


def _away(request: HttpRequest) -> HttpResponse:
    """Nothing typed is lost: long texts are shown to copy, everything is carried to be sent again."""
    pairs = typed_pairs(request)
    typed = [(name, value) for name, value in pairs if len(value) >= WORTH_SHOWING]
    context = {
        "typed": typed or pairs[:1],
        "carried": [pair for pair in pairs if pair not in (typed or pairs[:1])],
        "action_url": request.get_full_path(),
        "token": request.POST.get("csrfmiddlewaretoken", ""),
    }
    page = render_to_string("503.html", context)
    return HttpResponse(page, status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})

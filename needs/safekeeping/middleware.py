from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .refusal import RuleViolation


class Refusals:
    """Turns a `RuleViolation` that a view let pass into the page that lists every obstacle, status 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, RuleViolation):
            return render(request, "safekeeping/refused.html", {"obstacles": exception.obstacles}, status=409)
        return None

"""What no view has to think of: a refusal becomes a page, so does a database that is away, and drafts fall away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from needs.accounts.typed import typed_pairs

from . import drafts
from .refusal import RuleViolation

WORTH_SHOWING = 30
# Not hers to send, or perhaps not sent by her.
NOT_KEPT = frozenset({400, 403, 404, 405})

Handler = Callable[[HttpRequest], HttpResponse]


def nothing_typed_is_dropped(get_response: Handler) -> Handler:
    """A form that keeps drafts was sent: what came through is no draft any longer, what did not becomes one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A script that asks something while she writes does not send the form.
        is_sent = request.method == "POST" and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        form = request.POST.get(drafts.FIELD, "") if is_sent else ""
        if form and form == drafts.form_address(request) and response.status_code not in NOT_KEPT:
            # The answer stands, whatever becomes of the draft: the database may be what failed.
            with suppress(DatabaseError, InterfaceError):
                _settle(request, response, form)
        return response

    return middleware


def _settle(request: HttpRequest, response: HttpResponse, form: str) -> None:
    if not request.user.is_authenticated:
        return
    if not response.has_header("Location"):
        drafts.keep(user=request.user, form=form, fields=drafts.typed_fields(request))
    elif not response["Location"].startswith(f"{reverse('account_login')}?"):
        drafts.discard(user=request.user, form=form)


class Refusals:
    """A `RuleViolation` that a view let pass: every obstacle, status 409. A database that does not answer: 503."""

    def __init__(self, get_response: Handler) -> None:
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
    """Nothing typed is lost: long texts are shown to copy, everything is carried to be sent again.

    To the page's own address, which is not written out: it may be one that lets people in.
    """
    pairs = typed_pairs(request)
    typed = [(name, value) for name, value in pairs if len(value) >= WORTH_SHOWING]
    context = {
        "typed": typed or pairs[:1],
        "carried": [pair for pair in pairs if pair not in (typed or pairs[:1])],
        "token": request.POST.get("csrfmiddlewaretoken", ""),
    }
    page = render_to_string("503.html", context)
    return HttpResponse(page, status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})

"""What holds for every page that people outside meet: a session of its own, its language, and nothing kept behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from needs.accounts.typed import typed_pairs
from needs.safekeeping.refusal import RuleViolation

from ..actions.entry import remember_seen, visit_of
from ..forms.seen import SEEN
from ..models import Inquiry, Reply, Visit
from ..queries.asked import asked
from ..rules.entry import IDLE, may_write

Arguments = ParamSpec("Arguments")
InVisit = Callable[Concatenate[HttpRequest, Reply, Arguments], HttpResponseBase]
Page = Callable[..., HttpResponseBase]
# Sent by our forms, and no text that somebody would miss.
CARRIED = frozenset({"page", "once", "new", "go", "do_not_know", "skip"})
CHOSEN = frozenset({"choice", "role", "first_hand", "may_quote", "email"})
LANGUAGES = dict(settings.LANGUAGES)


class SeeOther(HttpResponseRedirect):
    status_code = HTTPStatus.SEE_OTHER


def public(view: Page) -> Page:
    """No cache keeps the page, no search engine lists it, and it is in the language the visitor chose or met."""

    @wraps(view)
    def page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        chosen = _chosen_language(request)
        with override(chosen or get_language()):
            response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Robots-Tag"] = "noindex"
        if chosen in request.GET.getlist("sprak"):
            _keep(response, _language_cookie(), chosen)
        return response

    return page


def in_visit(view: InVisit[Arguments]) -> Page:
    """A page of an answer, written or sent. Without a visit: how to come back, and whatever was typed."""

    @public
    @wraps(view)
    def page(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        visit = current_visit(request)
        if visit is None:
            return ended(request)
        with in_language_of(request, visit.reply.invitation.inquiry):
            try:
                response = view(request, visit.reply, *args, **kwargs)
            except Http404:
                response = _no_such_page(request, visit.reply)
            response.headers["Content-Language"] = get_language()
        if remember_seen(visit):
            _keep(response, settings.CONTRIBUTOR_COOKIE_NAME, secret_of(request))
        return response

    return page


def while_writing(view: InVisit[Arguments]) -> Page:
    """A page of an answer that has not been sent. Afterwards the way leads to the receipt."""

    @in_visit
    @wraps(view)
    def page(request: HttpRequest, reply: Reply, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        if may_write(reply, timezone.now()):
            try:
                return view(request, reply, *args, **kwargs)
            except RuleViolation:
                # Sent from another device, or closed, since the line above.
                reply.refresh_from_db()
        if reply.submitted_at and not written_in(request):
            return SeeOther(reverse("contribute_receipt"))
        return ended(request, reply)

    return page


def _no_such_page(request: HttpRequest, reply: Reply) -> HttpResponse:
    context = {"asked": asked(reply.invitation.inquiry)}
    return render(request, "dialogue/contribute/no_such_page.html", context, status=HTTPStatus.NOT_FOUND)


def ended(request: HttpRequest, reply: Reply | None = None) -> HttpResponse:
    """Nothing can be written now: why, how to come back, and what was typed in this post.

    401 when the link has to be opened again, which static/js/autosave.js tells; 403 when that would not help.
    """
    context = {
        "typed": written_in(request),
        "is_sent": reply is not None and reply.submitted_at is not None,
        "asked": asked(reply.invitation.inquiry) if reply else None,
    }
    status = HTTPStatus.FORBIDDEN if reply else HTTPStatus.UNAUTHORIZED
    response = render(request, "dialogue/contribute/ended.html", context, status=status)
    if not reply:
        response.headers["WWW-Authenticate"] = 'Form realm="bidra"'
    return response


def written_in(request: HttpRequest) -> list[str]:
    """What a person typed in this post, without what our forms carry."""
    ours = CARRIED | CHOSEN
    typed = [(name, value) for name, value in typed_pairs(request) if name not in ours and not name.startswith(SEEN)]
    return [value for _name, value in typed if value.strip()]


def current_visit(request: HttpRequest) -> Visit | None:
    secret = secret_of(request)
    return visit_of(secret) if secret else None


def secret_of(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.CONTRIBUTOR_COOKIE_NAME, "")


def enter(secret: str) -> HttpResponse:
    """On to the questions, with the cookie of a new visit and without the token."""
    response = SeeOther(reverse("contribute_start"))
    _keep(response, settings.CONTRIBUTOR_COOKIE_NAME, secret)
    return response


def forget(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(settings.CONTRIBUTOR_COOKIE_NAME, samesite="Lax")
    return response


def in_language_of(request: HttpRequest, inquiry: Inquiry) -> override:
    return override(_chosen_language(request) or inquiry.language)


def _chosen_language(request: HttpRequest) -> str:
    """The language asked for by the link at the foot of the page, now or earlier in the visit; mostly none."""
    asked_for = request.GET.get("sprak", "") or request.COOKIES.get(_language_cookie(), "")
    return asked_for if asked_for in LANGUAGES else ""


def _language_cookie() -> str:
    return f"{settings.CONTRIBUTOR_COOKIE_NAME}-language"


def _keep(response: HttpResponseBase, name: str, value: str) -> None:
    age = int(IDLE.total_seconds())
    response.set_cookie(name, value, max_age=age, secure=not settings.DEVELOPMENT, httponly=True, samesite="Lax")

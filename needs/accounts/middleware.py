"""What holds for every page: the language the person chose, and that no cache keeps what is private."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from .typed import typed_pairs

Handler = Callable[[HttpRequest], HttpResponse]


def language(get_response: Handler) -> Handler:
    """Swedish unless the person chose English: a browser's wishes say little about a Swedish authority's language."""
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response

    return middleware


def nothing_typed_is_lost(get_response: Handler) -> Handler:
    """What was posted after the session had ended stands on a page to copy, instead of vanishing in a log-in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        login = reverse("account_login")
        if request.method == "POST" and response.get("Location", "").startswith(f"{login}?"):
            typed = [(name, value) for name, value in typed_pairs(request) if value.strip()]
            context = {"typed": typed, "address": response["Location"]}
            page = render_to_string("401.html", context)
            headers = {"WWW-Authenticate": f'Form realm="{login}"', "Cache-Control": "no-store"}
            return HttpResponse(page, status=401, headers=headers)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            response.content = render_to_string("405.html")
        return response

    return middleware


def private_pages(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware

"""An address that lets somebody in is told to no other page, whatever the answer to it is."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

Handler = Callable[[HttpRequest], HttpResponse]


def links_stay_secret(get_response: Handler) -> Handler:
    """Not even our own pages are told it: a refusal that no view has made holds it too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        inside = reverse("contribute_start")
        # The pages for those who have come in stand below those with a token.
        door = inside.removesuffix("svara/")
        if request.path_info.startswith(door) and not request.path_info.startswith(inside):
            response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return middleware

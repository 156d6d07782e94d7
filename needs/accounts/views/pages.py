"""Pages that belong to no case: what the product is, how it is used, what it promises."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..queries.membership import roles_of


def start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("overview")
    return render(request, "pages/start.html")


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


def cookies(request: HttpRequest) -> HttpResponse:
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
        "contributor": settings.CONTRIBUTOR_COOKIE_NAME,
    }
    return render(request, "pages/cookies.html", {"names": names})


@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/account.html", {"roles": roles_of(request.user)})


def healthz(request: HttpRequest) -> HttpResponse:
    """Answers only when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")

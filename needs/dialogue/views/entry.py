"""The way in and out: the link's own page, a link of one's own to come back by, leaving."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from needs.safekeeping.outbox import absolute

from ..actions.entry import end_visit, find_link, make_own_link, start_visit
from ..models import Link, Reply
from ..queries.asked import asked
from ..queries.entry import begun_by
from ..rules.entry import goes_on, makes_a_reply
from ..rules.invitation import last_day
from .limits import OPEN_STARTS, OWN_LINKS, WRONG_LINKS, Limit, address_of
from .visit import SeeOther, current_visit, enter, forget, in_language_of, in_visit, public, secret_of


@public
def landing(request: HttpRequest, token: str) -> HttpResponse:
    """Who asks and why. Only the button begins anything: programs that read mail follow links too."""
    if WRONG_LINKS.is_reached(address_of(request)):
        return too_many(request, WRONG_LINKS)
    link = find_link(token)
    if link is None:
        WRONG_LINKS.count(address_of(request))
        return render(request, "dialogue/contribute/unusable.html", status=HTTPStatus.NOT_FOUND)
    return _begin(request, link) if request.method == "POST" else _landing(request, link)


def _landing(request: HttpRequest, link: Link) -> HttpResponse:
    inquiry, visit = link.invitation.inquiry, current_visit(request)
    is_here = link.reply is None and link.invitation.is_open_to_many and visit and goes_on(visit.reply, link)
    with in_language_of(request, inquiry):
        context = {
            "asked": asked(inquiry, last_day(link.invitation)),
            "begun": "here" if is_here else begun_by(link),
        }
        response = render(request, "dialogue/contribute/landing.html", context)
        response.headers["Content-Language"] = get_language()
    return response


def _begin(request: HttpRequest, link: Link) -> HttpResponse:
    """Go on with what is open on this device, else with the link's own answer, else begin one."""
    visit = current_visit(request)
    if visit and goes_on(visit.reply, link) and "new" not in request.POST:
        return SeeOther(reverse("contribute_start"))
    if makes_a_reply(link):
        who = f"{link.pk}:{address_of(request)}"
        if OPEN_STARTS.is_reached(who):
            return too_many(request, OPEN_STARTS)
        OPEN_STARTS.count(who)
    end_visit(secret_of(request))
    return enter(start_visit(link))


@in_visit
def pause(request: HttpRequest, reply: Reply) -> HttpResponse:
    """How to come back. By a link for many one needs a link of one's own, which is shown once."""
    is_open_to_many = reply.invitation.is_open_to_many
    is_asked_for = request.method == "POST" and is_open_to_many
    if is_asked_for and OWN_LINKS.is_reached(reply.key):
        return too_many(request, OWN_LINKS)
    token = _own_link(reply) if is_asked_for else ""
    context = {
        "asked": asked(reply.invitation.inquiry, last_day(reply.invitation)),
        "is_open_to_many": is_open_to_many,
        "own_link": absolute(reverse("contribute", kwargs={"token": token})) if token else "",
        "is_sent": reply.submitted_at is not None,
    }
    return render(request, "dialogue/contribute/pause.html", context)


def _own_link(reply: Reply) -> str:
    OWN_LINKS.count(reply.key)
    return make_own_link(reply)


@public
def leave(request: HttpRequest) -> HttpResponse:
    """For a device that others use: the next person meets nothing of it."""
    if request.method == "POST":
        end_visit(secret_of(request))
        return forget(render(request, "dialogue/contribute/left.html", {"has_left": True}))
    return render(request, "dialogue/contribute/left.html", {"has_left": current_visit(request) is None})


def too_many(request: HttpRequest, limit: Limit) -> HttpResponse:
    context = {"minutes": limit.seconds // 60}
    response = render(request, "dialogue/contribute/too_many.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(limit.seconds)
    return response

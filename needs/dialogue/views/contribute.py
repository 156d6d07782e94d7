"""Answering, one page at a time. Every page saves what it holds before it leads on."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from needs.safekeeping.once import once
from needs.safekeeping.refusal import Obstacle, RuleViolation
from needs.safekeeping.views.files import download

from ..actions.contribution import submit
from ..actions.entry import remember_fetched
from ..actions.reply import save_part
from ..answers import Content
from ..forms.contribute import SendForm, form_at
from ..models import Reply
from ..queries.asked import Asked, asked
from ..queries.check import checked
from ..queries.steps import ABOUT, NEEDS, Way, choice_page, first_left, question_page, steps, way_at
from ..rules.invitation import last_day
from .autosave import joined, kept, not_kept
from .entry import too_many
from .limits import REFUSED_ANSWERS
from .visit import SeeOther, in_visit, while_writing

Entry = TypeVar("Entry")
BOTH = "bada"


@while_writing
def start(request: HttpRequest, reply: Reply) -> HttpResponse:
    """Every question before the first is answered, and what there is to read."""
    questions, content = _asked(reply), _content(reply)
    way = steps(questions, content)
    context = {"asked": questions, "steps": way, "go_on": first_left(way), "has_begun": reply.saved_at is not None}
    return render(request, "dialogue/contribute/start.html", context)


@while_writing
def question(request: HttpRequest, reply: Reply, place: int) -> HttpResponse:
    questions = _asked(reply)
    shown = _at(questions.questions, place)
    return _page(request, reply, questions, question_page(shown), "question.html")


@while_writing
def needs(request: HttpRequest, reply: Reply) -> HttpResponse:
    return _page(request, reply, _asked(reply), NEEDS, "needs.html")


@while_writing
def choice(request: HttpRequest, reply: Reply, place: int) -> HttpResponse:
    questions = _asked(reply)
    shown = _at(questions.comparisons, place)
    return _page(request, reply, questions, choice_page(shown), "choice.html")


@while_writing
def about(request: HttpRequest, reply: Reply) -> HttpResponse:
    return _page(request, reply, _asked(reply), ABOUT, "about.html")


@while_writing
@require_POST
def save(request: HttpRequest, reply: Reply) -> HttpResponse:
    """What the page sends by itself while it is being written on."""
    form = form_at(request.POST.get("page", ""), request.POST, questions=_asked(reply), content=_content(reply))
    if form is None:
        raise Http404
    if not form.is_valid():
        return not_kept(form)
    return kept(form, save_part(reply=reply, part=form.part()))


@while_writing
def check(request: HttpRequest, reply: Reply) -> HttpResponse:
    """Everything once more before it is sent. Sent twice it leads to the one receipt."""
    form = SendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _send(request, reply, form)
    return _check_page(request, reply, form)


@in_visit
def material(request: HttpRequest, reply: Reply, file_key: str) -> FileResponse:
    """A file that everybody who is asked can read; that it was fetched is remembered."""
    found = reply.invitation.inquiry.materials.select_related("file")
    material = get_object_or_404(found, file__key=file_key)
    response = download(material.file)
    if request.method == "GET":
        remember_fetched(reply, material)
    return response


def _page(request: HttpRequest, reply: Reply, questions: Asked, page: str, template: str) -> HttpResponse:
    """One page of the way: its form, where one is, and on to the next when it is saved."""
    content, data = _content(reply), request.POST if request.method == "POST" else None
    form = form_at(page, data, questions=questions, content=content, one_more="fler" in request.GET)
    if form is None:
        raise Http404
    way = way_at(steps(questions, content), page)
    if data is not None and form.is_valid():
        save_part(reply=reply, part=form.part())
        return SeeOther(_with_both(request, way) if joined(form) else _onwards(request, way))
    context = {
        "asked": questions,
        "question": getattr(form, "question", None),
        "form": form,
        "forms": getattr(form, "forms", [form]),
        "has_errors": bool(data is not None and form.errors),
        "way": way,
        "saved_at": reply.saved_at if way.here.state else None,
        "is_change": _is_change(request),
        "is_joined": BOTH in request.GET,
    }
    return render(request, f"dialogue/contribute/{template}", context)


def _onwards(request: HttpRequest, way: Way) -> str:
    match request.POST.get("go", ""):
        case "back" if way.before:
            return way.before.url
        case "back" | "all":
            return reverse("contribute_start")
        case "pause":
            return reverse("contribute_pause")
        case "more":
            return f"{way.here.url}?fler=1"
    return way.after.url if way.after and not _is_change(request) else reverse("contribute_check")


def _with_both(request: HttpRequest, way: Way) -> str:
    """The same page, with what two devices have written in it."""
    return f"{way.here.url}?{BOTH}&andra" if _is_change(request) else f"{way.here.url}?{BOTH}"


def _is_change(request: HttpRequest) -> bool:
    """Whether the page was opened from the check, and leads back there."""
    return "andra" in request.GET


def _send(request: HttpRequest, reply: Reply, form: SendForm) -> HttpResponse:
    """Once, however often it is pressed. Only what is refused counts as a try."""
    if REFUSED_ANSWERS.is_reached(reply.key):
        return too_many(request, REFUSED_ANSWERS)

    def do() -> str:
        submit(reply=reply, contact_email=form.cleaned_data["email"])
        return reverse("contribute_receipt")

    try:
        return SeeOther(once(holder=f"reply:{reply.key}", key=form.form_key, do=do))
    except RuleViolation as refusal:
        REFUSED_ANSWERS.count(reply.key)
        return _check_page(request, reply, form, refusal.obstacles)


def _check_page(request: HttpRequest, reply: Reply, form: SendForm, obstacles: Iterable[Obstacle] = ()) -> HttpResponse:
    questions, content = _asked(reply), _content(reply)
    context = {
        "asked": questions,
        "form": form,
        "checked": checked(questions, content, reply.invitation.inquiry),
        "is_empty": content.is_empty,
        "obstacles": obstacles,
    }
    status = HTTPStatus.CONFLICT if obstacles else HTTPStatus.OK
    return render(request, "dialogue/contribute/check.html", context, status=status)


def _asked(reply: Reply) -> Asked:
    return asked(reply.invitation.inquiry, last_day(reply.invitation))


def _content(reply: Reply) -> Content:
    return Content.model_validate(reply.content)


def _at(entries: tuple[Entry, ...], place: int) -> Entry:
    if not 1 <= place <= len(entries):
        raise Http404
    return entries[place - 1]

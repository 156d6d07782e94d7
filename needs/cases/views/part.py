"""The guided question pages: read by everyone who sees the case, written by those who run it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft

from ..actions.alternative import change_alternative
from ..actions.case import change_case, mark_part
from ..forms.alternative import AlternativesForm
from ..forms.part import BackgroundForm, DelimitationForm, LessonsForm, PartForm
from ..forms.situation import SituationForm
from ..models import Case
from ..queries.case import visible_case
from ..rules.access import may_run, require
from ..rules.lifecycle import is_open


@login_required
def background(request: HttpRequest, key: str) -> HttpResponse:
    return _questions(request, key, BackgroundForm)


@login_required
def situation(request: HttpRequest, key: str) -> HttpResponse:
    return _questions(request, key, SituationForm)


@login_required
def lessons(request: HttpRequest, key: str) -> HttpResponse:
    return _questions(request, key, LessonsForm)


@login_required
def delimitation(request: HttpRequest, key: str) -> HttpResponse:
    return _questions(request, key, DelimitationForm)


@login_required
def alternatives(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_run(request.user, case))
    form = AlternativesForm(request.POST or kept_draft(request), case=case, alternatives=list(case.alternatives.all()))
    if request.method == "POST" and form.is_valid():
        conflict = _save_alternatives(request, form)
        if conflict:
            return conflict_page(request, form=form, conflict=conflict)
        return _saved(request, case, form)
    return render(request, "cases/case/alternatives.html", _context(request, case, form))


def _questions(request: HttpRequest, key: str, form_class: type[PartForm]) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_run(request.user, case))
    form = form_class(request.POST or kept_draft(request), case=case)
    if request.method == "POST" and form.is_valid():
        try:
            change_case(case=case, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        return _saved(request, case, form)
    return render(request, "cases/case/part.html", _context(request, case, form))


def _save_alternatives(request: HttpRequest, form: AlternativesForm) -> Conflict | None:
    """The first conflict is shown by itself; what is saved by then is the same when the form comes back."""
    for kind, alternative in form.alternatives.items():
        try:
            change_alternative(
                alternative=alternative, values=form.values_of(kind), edit=form.edit_of(kind), by=request.user
            )
        except Conflict as conflict:
            return form.named(conflict, kind)
    return None


def _saved(request: HttpRequest, case: Case, form: PartForm | AlternativesForm) -> HttpResponse:
    mark_part(case=case, part=form.part, done=form.is_done, by=request.user)
    saved = _("You have saved “%(part)s” and are done with it.") if form.is_done else _("You have saved “%(part)s”.")
    messages.success(request, saved % {"part": form.title})
    return redirect("case_hub", key=case.key)


def _context(request: HttpRequest, case: Case, form: PartForm | AlternativesForm) -> dict[str, object]:
    return {"case": case, "form": form, "may_write": is_open(case) and may_run(request.user, case)}

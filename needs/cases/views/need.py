"""The register of needs: the table, one need read and written. Leaving and merging is `need_retirement`."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.case import mark_part
from ..actions.need import change_need, create_need
from ..choices import PERSPECTIVES
from ..forms.done import DoneForm
from ..forms.need import NeedForm, initial_of
from ..forms.need_filter import NeedFilterForm
from ..models import Case, Need
from ..queries.advice import advices
from ..queries.case import need_of, visible_case
from ..queries.field_words import part_of_need
from ..queries.merge_events import merge_of
from ..queries.need import need_page
from ..queries.need_history import history
from ..queries.need_links import linkables, linked
from ..queries.need_scores import need_scores
from ..queries.need_similar import alike_to
from ..queries.need_table import need_table
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open
from ..rules.need import restoring
from .need_retirement import merge, restore, retire
from .paging import neighbours, page_number

# The button that asks what the checker says, and saves nothing.
CHECK = "check"

__all__ = ["create", "edit", "index", "merge", "read", "restore", "retire"]


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        return _mark_done(request, case)
    form = NeedFilterForm(request.GET)
    chosen = form.chosen()
    table = need_table(case, chosen, page=page_number(request))
    return render(
        request,
        "cases/need/list.html",
        {
            "case": case,
            "filter": form,
            "narrows": chosen.narrows,
            "table": table,
            **neighbours(request, table),
            "may_write": is_open(case) and may_write_needs(request.user, case),
            "done_form": DoneForm(case=case, part="needs") if is_open(case) and may_run(request.user, case) else None,
        },
    )


def _mark_done(request: HttpRequest, case: Case) -> HttpResponse:
    require(may_run(request.user, case))
    form = DoneForm(request.POST, case=case, part="needs")
    if form.is_valid():
        mark_part(case=case, part="needs", done=form.is_done, by=request.user)
    return redirect("case_hub" if form.is_valid() and form.is_done else "need_list", key=case.key)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("need_list", key=case.key)
    asked = request.GET.get("perspective", "")
    initial = {"perspective": asked if asked in PERSPECTIVES else "", "status": "draft"}
    form = NeedForm(request.POST or kept_draft(request), linkables=linkables(case), initial=initial)
    if _is_sent(request, form):
        return carried_out(
            request, form, lambda: _saved(request, create_need(case=case, values=form.values(), by=request.user))
        )
    return _form_page(request, case, form, None)


@login_required
def edit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    need = need_of(case, number)
    if request.method == "GET" and (need.is_retired or not is_open(case)):
        return redirect("need", key=case.key, number=need.number)
    form = NeedForm(
        request.POST or kept_draft(request),
        version=need.version,
        initial=initial_of(need),
        linkables=linkables(case),
        linked=linked(need),
    )
    if _is_sent(request, form):
        try:
            need = change_need(need=need, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict, labels=form.labels, words=part_of_need)
        return redirect(_saved(request, need))
    return _form_page(request, case, form, need)


@login_required
def read(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    need = need_of(case, number)
    may_write = is_open(case) and may_write_needs(request.user, case)
    return render(
        request,
        "cases/need/read.html",
        {
            "case": case,
            "need": need,
            "page": need_page(case, need),
            "alike": alike_to(case, vars(need), need.number) if may_write and not need.is_retired else [],
            "kept_out": list(restoring(need, merge_of(need))) if need.is_retired else [],
            "scores": need_scores(case, need, by=request.user, may_score=may_write),
            "history": history(need),
            "may_write": may_write,
            "is_locked": not is_open(case),
        },
    )


def _is_sent(request: HttpRequest, form: NeedForm) -> bool:
    """To be saved, not only to be looked over."""
    return request.method == "POST" and CHECK not in request.POST and form.is_valid()


def _form_page(request: HttpRequest, case: Case, form: NeedForm, need: Need | None) -> HttpResponse:
    """The form with what the checker says of it; that alone when it is asked for while somebody writes."""
    context = {
        "case": case,
        "form": form,
        "need": need,
        "advice": advices(form.statement, form.reasons.now),
        "alike": alike_to(case, asdict(form.statement), need.number if need else 0),
    }
    if request.POST.get(CHECK) == "live":
        return render(request, "cases/need/remarks.html", context)
    return render(request, "cases/need/edit.html", context | {"has_errors": any(part.errors for part in form.parts)})


def _saved(request: HttpRequest, need: Need) -> str:
    """Says so, and where to go on."""
    messages.success(request, _("%(need)s is saved.") % {"need": f"{need.ref} {need.title}".strip()})
    if "next" in request.POST:
        for line in alike_to(need.case, vars(need), need.number):
            messages.info(request, _("It looks like %(need)s.") % {"need": f"{line.ref} {line.name}"})
        address = reverse("need_new", kwargs={"key": need.case.key})
        return f"{address}?perspective={need.perspective}" if need.perspective else address
    return reverse("need", kwargs={"key": need.case.key, "number": need.number})

"""The list of cases, starting one, and what a case says about itself."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.accounts.models import User
from needs.accounts.queries.membership import organisations_where
from needs.accounts.roles import Permission
from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.case import change_case, create_case, set_owner, set_team
from ..forms.case import FactsForm, NewCaseForm, TeamForm
from ..forms.listing import CaseFilter
from ..queries.case import visible_case
from ..queries.listing import listing, spans_organisations, units_of
from ..queries.team import members, officers
from ..rules.access import may_run, require
from ..rules.lifecycle import is_open
from .paging import neighbours, page_number
from .part import alternatives, background, delimitation, lessons, situation

__all__ = [
    "alternatives",
    "background",
    "create",
    "delimitation",
    "facts",
    "index",
    "lessons",
    "situation",
    "team",
]


@login_required
def index(request: HttpRequest) -> HttpResponse:
    units = units_of(request.user)
    chosen = CaseFilter(request.GET, units=units).chosen()
    found = listing(request.user, chosen, page_number(request))
    context = {
        "filter": CaseFilter(units=units, initial=chosen),
        "narrows": bool(chosen.keys() - {"order"}),
        "listing": found,
        **neighbours(request, found),
        "spans": spans_organisations(request.user),
        "may_start": organisations_where(request.user, Permission.RUN_CASES).exists(),
    }
    return render(request, "cases/case/list.html", context)


@login_required
def create(request: HttpRequest) -> HttpResponse:
    organisations = list(organisations_where(request.user, Permission.RUN_CASES))
    require(bool(organisations))
    form = NewCaseForm(request.POST or kept_draft(request), organisations=organisations)
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, form))
    return render(request, "cases/case/new.html", {"form": form})


def _create(request: HttpRequest, form: NewCaseForm) -> str:
    case = create_case(organisation=form.organisation, values=form.values(), by=request.user)
    text = _("The case is started and has number %(number)s. Nothing has to be filled in at once.")
    messages.success(request, text % {"number": case.number})
    return reverse("case_hub", kwargs={"key": case.key})


@login_required
def facts(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_run(request.user, case))
    form = FactsForm(request.POST or kept_draft(request), case=case, officers=officers(case))
    if request.method == "POST" and form.is_valid():
        try:
            change_case(case=case, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        if form.chosen_owner != case.owner:
            set_owner(case=case, owner=form.chosen_owner, by=request.user)
        messages.success(request, _("The facts are saved."))
        return redirect("case_hub", key=case.key)
    may_write = is_open(case) and may_run(request.user, case)
    return render(request, "cases/case/facts.html", {"case": case, "form": form, "may_write": may_write})


@login_required
def team(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_run(request.user, case))
    people = members(case)
    form = TeamForm(request.POST or None, members=people)
    if request.method == "POST" and form.is_valid():
        chosen = User.objects.filter(key__in=form.cleaned_data["members"])
        set_team(case=case, users=chosen, by=request.user)
        messages.success(request, _("The team is saved."))
        return redirect("case_hub", key=case.key)
    may_write = is_open(case) and may_run(request.user, case)
    context = {"case": case, "form": form, "people": people, "may_write": may_write}
    return render(request, "cases/case/team.html", context)

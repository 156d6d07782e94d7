from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.once import carried_out

from ..actions.case import mark_part
from ..actions.stakeholder import change_stakeholder, create_stakeholder, remove_stakeholder
from ..choices import PERSPECTIVES
from ..forms.done import DoneForm
from ..forms.stakeholder import StakeholderForm, initial_of
from ..influence_map import influence_map
from ..models import Case, Stakeholder
from ..queries.case import stakeholder_of, visible_case
from ..queries.stakeholder import stakeholder_page, stakeholder_row
from ..queries.stakeholder_contact import contact_of, months_kept
from ..rules.access import may_run, may_see_contacts, may_write_needs, require
from ..rules.lifecycle import is_open

PART = "stakeholders"


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        return _mark_done(request, case)
    page = stakeholder_page(case)
    may_mark = is_open(case) and may_run(request.user, case)
    context = {
        "case": case,
        "page": page,
        "map": influence_map(page.stakeholders),
        "may_write": _may_write(request, case),
        "done_form": DoneForm(case=case, part=PART) if may_mark else None,
    }
    return render(request, "cases/stakeholder/list.html", context)


def _mark_done(request: HttpRequest, case: Case) -> HttpResponse:
    require(may_run(request.user, case))
    form = DoneForm(request.POST, case=case, part=PART)
    if form.is_valid():
        mark_part(case=case, part=PART, done=form.is_done, by=request.user)
    return redirect("case_hub" if form.is_valid() and form.is_done else "stakeholder_list", key=case.key)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("stakeholder_list", key=case.key)
    asked = request.GET.get("perspective", "")
    form = StakeholderForm(request.POST or None, initial={"perspective": asked if asked in PERSPECTIVES else ""})
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, case, form))
    context = {"case": case, "form": form, "months_kept": months_kept(case)}
    return render(request, "cases/stakeholder/new.html", context)


def _create(request: HttpRequest, case: Case, form: StakeholderForm) -> str:
    stakeholder = create_stakeholder(case=case, values=form.values(), by=request.user)
    messages.success(request, _("%(stakeholder)s is saved.") % {"stakeholder": stakeholder})
    if "next" in request.POST:
        return f"{reverse('stakeholder_new', args=[case.key])}?perspective={stakeholder.perspective}"
    return reverse("stakeholder_list", args=[case.key])


@login_required
def edit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    stakeholder = stakeholder_of(case, number)
    if request.method == "POST":
        require(may_write_needs(request.user, case))
    contact = contact_of(stakeholder) if may_see_contacts(request.user, case) else {}
    form = StakeholderForm(request.POST or None, version=stakeholder.version, initial=initial_of(stakeholder, contact))
    if request.method == "POST" and form.is_valid():
        return _save(request, stakeholder, form)
    context = {
        "case": case,
        "stakeholder": stakeholder,
        "form": form,
        "row": stakeholder_row(case, stakeholder),
        "contact": contact,
        "months_kept": months_kept(case),
        "may_write": _may_write(request, case) and not stakeholder.removed,
    }
    return render(request, "cases/stakeholder/edit.html", context)


def _save(request: HttpRequest, stakeholder: Stakeholder, form: StakeholderForm) -> HttpResponse:
    try:
        saved = change_stakeholder(stakeholder=stakeholder, values=form.values(), edit=form.edit, by=request.user)
    except Conflict as conflict:
        return conflict_page(request, form=form, conflict=conflict)
    messages.success(request, _("%(stakeholder)s is saved.") % {"stakeholder": saved})
    return redirect("stakeholder_list", key=stakeholder.case.key)


@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    stakeholder = stakeholder_of(case, number)
    if request.method == "POST":
        remove_stakeholder(stakeholder=stakeholder, by=request.user)
        messages.success(request, _("%(ref)s is removed. The number is not used again.") % {"ref": stakeholder.ref})
        return redirect("stakeholder_list", key=case.key)
    return render(request, "cases/stakeholder/remove.html", {"case": case, "stakeholder": stakeholder})


def _may_write(request: HttpRequest, case: Case) -> bool:
    return is_open(case) and may_write_needs(request.user, case)

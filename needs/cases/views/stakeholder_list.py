"""Pasting a list of stakeholders: what becomes of each row is shown before anything is saved."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from needs.safekeeping.views.once import carried_out

from ..actions.stakeholder import add_stakeholders
from ..forms.stakeholder import PasteForm
from ..models import Case
from ..queries.case import visible_case
from ..queries.stakeholder_list import list_preview
from ..rules.access import may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def paste(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("stakeholder_list", key=case.key)
    form = PasteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "cases/stakeholder/paste.html", {"case": case, "form": form})
    if "confirmed" in request.POST:
        return carried_out(request, form, lambda: _add(request, case, form))
    context = {"case": case, "form": form, "preview": list_preview(case, form.rows())}
    return render(request, "cases/stakeholder/preview.html", context)


def _add(request: HttpRequest, case: Case, form: PasteForm) -> str:
    rows = [row.values for row in list_preview(case, form.rows()).added]
    added = add_stakeholders(case=case, rows=rows, by=request.user)
    text = ngettext("%(number)d stakeholder is added.", "%(number)d stakeholders are added.", len(added))
    messages.success(request, text % {"number": len(added)})
    return reverse("stakeholder_list", args=[case.key])

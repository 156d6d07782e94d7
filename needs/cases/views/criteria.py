"""The yardsticks of a case: all on one page, with one empty row for a new one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out, sent_before

from ..actions.case import mark_part
from ..actions.priority import add_criterion, change_criterion, remove_criterion
from ..forms.done import DoneForm
from ..forms.priority import CriterionForm
from ..models import Case
from ..queries.case import visible_case
from ..queries.priority import criteria_of
from ..queries.priority_result import percents
from ..rules.access import may_run, require
from ..rules.lifecycle import is_open


@login_required
def criteria(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    if response := sent_before(request, "new-once"):
        return response
    known = criteria_of(case)
    data = request.POST or kept_draft(request)
    rows, new = [CriterionForm(data, criterion=criterion) for criterion in known], CriterionForm(data)
    done = DoneForm(data, case=case, part="criteria")
    if request.method == "GET" or not all(form.is_valid() for form in (*rows, new, done)):
        return _page(request, case, rows, new, done)
    _save(request, case, rows, new)
    if any(row.saved_by_others for row in rows):
        return _page(request, case, _collided(case, rows), CriterionForm(), done)
    mark_part(case=case, part="criteria", done=done.is_done, by=request.user)
    messages.success(request, _("The criteria are saved."))
    return redirect("case_hub" if done.is_done else "criteria", key=case.key)


def _page(
    request: HttpRequest, case: Case, rows: list[CriterionForm], new: CriterionForm, done: DoneForm
) -> HttpResponse:
    known = [row.criterion for row in rows if row.criterion]
    collided = [row for row in rows if row.saved_by_others]
    context = {
        "case": case,
        "rows": list(zip(rows, percents(known), strict=True)),
        "new": new,
        "forms": [*rows, new, done],
        "done_form": done,
        "collided": collided,
        "has_errors": any(form.errors for form in (*rows, new, done)),
        "may_write": is_open(case),
    }
    return render(request, "cases/priority/criteria.html", context, status=409 if collided else 200)


def _collided(case: Case, rows: list[CriterionForm]) -> list[CriterionForm]:
    """The rows that could not be saved as they were typed, the others as they are stored by now."""
    typed = {row.criterion.pk: row for row in rows if row.criterion and row.saved_by_others}
    return [typed.get(criterion.pk) or CriterionForm(criterion=criterion) for criterion in criteria_of(case)]


def _save(request: HttpRequest, case: Case, rows: list[CriterionForm], new: CriterionForm) -> None:
    for row in rows:
        _save_row(request, row)
    if not new.is_empty:
        carried_out(request, new, lambda: _add(request, case, new))


def _add(request: HttpRequest, case: Case, new: CriterionForm) -> str:
    add_criterion(case=case, values=new.values(), by=request.user)
    return reverse("criteria", kwargs={"key": case.key})


def _save_row(request: HttpRequest, row: CriterionForm) -> None:
    assert row.criterion is not None  # only the empty row has none
    if row.cleaned_data["remove"]:
        remove_criterion(criterion=row.criterion, by=request.user)
        return
    try:
        change_criterion(criterion=row.criterion, values=row.values(), edit=row.edit, by=request.user)
    except Conflict as conflict:
        row.face(conflict)

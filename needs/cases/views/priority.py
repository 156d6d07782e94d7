"""My own scoring, and the result with the class decided for each need. Criteria and weights are `criteria`."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.drafts import kept_draft

from ..actions.case import mark_part
from ..actions.priority import classify_need, score_needs
from ..forms.done import DoneForm
from ..forms.priority import ClassForm, read_scores
from ..models import Case
from ..queries.case import visible_case
from ..queries.priority import criteria_of
from ..queries.priority_result import PriorityResult, priority_result
from ..queries.score import needs_on_page, own_scores, score_table
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open
from .criteria import criteria
from .paging import neighbours, page_address, page_number

__all__ = ["criteria", "result", "score"]


@login_required
def score(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET":
        return _score_page(request, case)
    if "done" in request.POST:
        return _mark_scored(request, case)
    page = page_number(request)
    needs, _total = needs_on_page(case, page)
    scores, errors = read_scores(request.POST, needs, criteria_of(case), own_scores(case, request.user))
    if errors:
        return _score_page(request, case, errors)
    changed = score_needs(case=case, scores=scores, by=request.user)
    messages.success(request, _scores_saved(changed))
    return redirect(page_address(request, page + 1 if "next" in request.POST else page))


def _score_page(request: HttpRequest, case: Case, errors: dict[str, str] | None = None) -> HttpResponse:
    typed = request.POST if errors else kept_draft(request)
    table = score_table(case, request.user, page=page_number(request), typed=typed, errors=errors)
    may_mark = is_open(case) and may_run(request.user, case)
    context = {
        "case": case,
        "table": table,
        "has_errors": bool(errors),
        "may_write": is_open(case),
        "done_form": DoneForm(case=case, part="scores") if may_mark else None,
        **neighbours(request, table),
    }
    return render(request, "cases/priority/score.html", context)


def _scores_saved(changed: int) -> str:
    if not changed:
        return _("Nothing was changed. Your scores stand as before.")
    return ngettext("%(changed)s score is saved.", "%(changed)s scores are saved.", changed) % {"changed": changed}


def _mark_scored(request: HttpRequest, case: Case) -> HttpResponse:
    require(may_run(request.user, case))
    form = DoneForm(request.POST, case=case, part="scores")
    if form.is_valid():
        mark_part(case=case, part="scores", done=form.is_done, by=request.user)
    return redirect("case_hub" if form.is_valid() and form.is_done else "score", key=case.key)


@login_required
def result(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    shown = priority_result(case, page=page_number(request))
    if request.method == "GET":
        return _result_page(request, case, shown, [])
    require(may_run(request.user, case))
    forms = [ClassForm(request.POST, need=row.need) for row in shown.rows if f"{row.need.ref}-version" in request.POST]
    saved = [form.need.ref for form in forms if form.is_valid() and form.is_changed and _classified(request, form)]
    if any(form.errors or form.saved_by_others for form in forms):
        return _result_page(request, case, priority_result(case, page=shown.page), forms)
    messages.success(request, _classes_saved(len(saved)))
    return redirect(page_address(request, shown.page))


def _classified(request: HttpRequest, form: ClassForm) -> bool:
    """Each need is saved on its own: a row that collides does not keep the others from being saved."""
    values = form.values()
    try:
        classify_need(
            need=form.need, moscow=values["moscow"], reason=values["moscow_reason"], edit=form.edit, by=request.user
        )
    except Conflict as conflict:
        form.face(conflict)
        return False
    return True


def _classes_saved(changed: int) -> str:
    if not changed:
        return _("Nothing was changed. The classes stand as before.")
    return ngettext(
        "The class of %(changed)s need is saved.", "The classes of %(changed)s needs are saved.", changed
    ) % {"changed": changed}


def _result_page(request: HttpRequest, case: Case, shown: PriorityResult, forms: list[ClassForm]) -> HttpResponse:
    typed, kept = {form.need.pk: form for form in forms if form.errors or form.saved_by_others}, kept_draft(request)
    collided = [form for form in forms if form.saved_by_others]
    context = {
        "case": case,
        "result": shown,
        "rows": [(row, typed.get(row.need.pk) or ClassForm(kept, need=row.need)) for row in shown.rows],
        "forms": forms,
        "collided": collided,
        "has_errors": any(form.errors for form in forms),
        "may_decide": is_open(case) and may_run(request.user, case),
        "may_score": is_open(case) and may_write_needs(request.user, case),
        **neighbours(request, shown),
    }
    return render(request, "cases/priority/result.html", context, status=409 if collided else 200)

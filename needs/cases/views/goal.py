from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.refusal import RuleViolation
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.strategy.models import Goal

from ..actions.case import mark_part
from ..actions.goal import choose_goals, explain_uncovered
from ..forms.goal import GoalsForm, UncoveredForm
from ..models import Case
from ..queries.case import goal_of, visible_case
from ..queries.goal import goal_choices, serving
from ..queries.trace import trace as trace_of
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def choose(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_run(request.user, case))
    form = GoalsForm(request.POST or None, case=case, choices=goal_choices(case))
    context = {"case": case, "form": form, "may_write": is_open(case) and may_run(request.user, case)}
    if request.method == "POST" and form.is_valid():
        try:
            _save_goals(request, case, form)
        except RuleViolation as refused:
            if not is_open(case):
                raise
            context |= {"obstacles": refused.obstacles, "has_errors": True}
        else:
            return redirect("case_hub" if form.is_done else "case_goals", key=case.key)
    return render(request, "cases/goal/choose.html", context)


def _save_goals(request: HttpRequest, case: Case, form: GoalsForm) -> None:
    goals = Goal.objects.visible_to(request.user).filter(key__in=form.wanted()).select_related("catalogue")
    choose_goals(case=case, goals=goals, by=request.user)
    mark_part(case=case, part="goals", done=form.is_done, by=request.user)
    messages.success(request, _("The goals are saved."))


@login_required
def trace(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    context = {
        "case": case,
        "trace": trace_of(case),
        "may_write": is_open(case) and may_write_needs(request.user, case),
        "may_run": is_open(case) and may_run(request.user, case),
    }
    return render(request, "cases/goal/trace.html", context)


@login_required
def uncovered(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    case_goal = goal_of(case, number)
    if request.method == "POST":
        require(may_run(request.user, case))
    form = UncoveredForm(request.POST or kept_draft(request), case_goal=case_goal)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["uncovered_reason"]
            explain_uncovered(case_goal=case_goal, reason=reason, edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        return redirect("case_trace", key=case.key)
    context = {
        "case": case,
        "case_goal": case_goal,
        "form": form,
        "needs": serving(case_goal),
        "may_write": is_open(case) and may_run(request.user, case),
    }
    return render(request, "cases/goal/uncovered.html", context)

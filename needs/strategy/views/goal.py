from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.catalogue import add_goal, change_goal, move_goal, restore_goal, retire_goal
from ..forms.goal import GoalForm
from ..models import Goal, GoalCatalogue
from ..queries.catalogue import goal_of, visible_catalogue
from ..rules.access import may_keep_catalogues, require


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    catalogue = _kept(request, key)
    form = GoalForm(request.POST or kept_draft(request), catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, catalogue, form))
    return _form_page(request, catalogue, form, None)


def _create(request: HttpRequest, catalogue: GoalCatalogue, form: GoalForm) -> str:
    goal = add_goal(catalogue=catalogue, values=form.values(), by=request.user)
    messages.success(request, _("“%(goal)s” is added last in the catalogue.") % {"goal": goal})
    return reverse("goal_new" if "next" in request.POST else "catalogue", kwargs={"key": catalogue.key})


@login_required
def edit(request: HttpRequest, key: str, goal: str) -> HttpResponse:
    catalogue = _kept(request, key)
    record = goal_of(catalogue, goal)
    form = GoalForm(request.POST or kept_draft(request), catalogue=catalogue, goal=record)
    if request.method == "POST" and form.is_valid():
        try:
            change_goal(goal=record, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        messages.success(request, _("The goal is saved."))
        return redirect("catalogue", key=catalogue.key)
    return _form_page(request, catalogue, form, record)


@login_required
@require_POST
def retire(request: HttpRequest, key: str, goal: str) -> HttpResponse:
    catalogue = _kept(request, key)
    retired = retire_goal(goal=goal_of(catalogue, goal), by=request.user)
    messages.success(request, _("“%(goal)s” is retired. Cases that have chosen it keep it.") % {"goal": retired})
    return redirect("catalogue", key=catalogue.key)


@login_required
@require_POST
def restore(request: HttpRequest, key: str, goal: str) -> HttpResponse:
    catalogue = _kept(request, key)
    restored = restore_goal(goal=goal_of(catalogue, goal), by=request.user)
    messages.success(request, _("“%(goal)s” can be chosen again.") % {"goal": restored})
    return redirect("catalogue", key=catalogue.key)


@login_required
@require_POST
def move(request: HttpRequest, key: str, goal: str) -> HttpResponse:
    catalogue = _kept(request, key)
    record = goal_of(catalogue, goal)
    move_goal(goal=record, up=request.POST.get("to") != "down", by=request.user)
    response = redirect("catalogue", key=catalogue.key)
    response["Location"] += f"#goal-{record.key}"
    return response


def _kept(request: HttpRequest, key: str) -> GoalCatalogue:
    catalogue = visible_catalogue(request.user, key)
    require(may_keep_catalogues(request.user, catalogue.organisation_id))
    return catalogue


def _form_page(request: HttpRequest, catalogue: GoalCatalogue, form: GoalForm, goal: Goal | None) -> HttpResponse:
    context = {"catalogue": catalogue, "organisation": catalogue.organisation, "form": form, "goal": goal}
    return render(request, "strategy/goal/edit.html", context)

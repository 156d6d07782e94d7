from __future__ import annotations

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
from ..actions.effect import change_effect, create_effect, remove_effect
from ..forms.done import DoneForm
from ..forms.effect import EffectForm, initial_of
from ..models import Effect
from ..queries.case import effect_of, visible_case
from ..queries.effect import effect_table, needs_to_measure
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    may_mark = may_run(request.user, case)
    if request.method == "POST":
        require(may_mark)
        form = DoneForm(request.POST, case=case, part="effects")
        if form.is_valid():
            mark_part(case=case, part="effects", done=form.is_done, by=request.user)
        return redirect("case_hub" if form.is_valid() and form.is_done else "effect_list", key=case.key)
    context = {
        "case": case,
        "table": effect_table(case),
        "may_write": is_open(case) and may_write_needs(request.user, case),
        "done_form": DoneForm(case=case, part="effects") if is_open(case) and may_mark else None,
    }
    return render(request, "cases/effect/list.html", context)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("effect_list", key=case.key)
    initial = {"needs": [request.GET.get("need", "")], "direction": "decrease"}
    form = EffectForm(request.POST or kept_draft(request), needs=needs_to_measure(case), initial=initial)
    if request.method == "POST" and form.is_valid():
        return carried_out(
            request, form, lambda: _saved(request, create_effect(case=case, values=form.values(), by=request.user))
        )
    return render(request, "cases/effect/edit.html", {"case": case, "form": form})


@login_required
def edit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    effect = effect_of(case, number)
    if request.method == "GET" and (effect.removed or not is_open(case)):
        return redirect("effect_list", key=case.key)
    form = EffectForm(
        request.POST or kept_draft(request),
        version=effect.version,
        initial=initial_of(effect),
        needs=needs_to_measure(case),
    )
    if request.method == "POST" and form.is_valid():
        try:
            effect = change_effect(effect=effect, values=form.values(), edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        return redirect(_saved(request, effect))
    return render(request, "cases/effect/edit.html", {"case": case, "effect": effect, "form": form})


@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    effect = effect_of(case, number)
    if request.method == "GET":
        return render(request, "cases/effect/remove.html", {"case": case, "effect": effect})
    remove_effect(effect=effect, by=request.user)
    messages.success(request, _("%(effect)s is removed from the case.") % {"effect": effect.ref})
    return redirect("effect_list", key=case.key)


def _saved(request: HttpRequest, effect: Effect) -> str:
    """Says so, and where to go on."""
    messages.success(request, _("%(effect)s is saved.") % {"effect": f"{effect.ref} {effect.indicator}"})
    return reverse("effect_list", kwargs={"key": effect.case.key})

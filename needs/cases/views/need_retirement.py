"""Needs that leave the case: rejected, deferred or merged, and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft

from ..actions.need import merge_needs, restore_need, retire_need
from ..forms.need_retirement import MergeForm, RetireForm, SuccessorForm
from ..models import Case, Need
from ..queries.case import need_of, visible_case
from ..queries.need_merge import merge_preview, successors
from ..rules.access import may_write_needs, require
from ..rules.lifecycle import is_open


def _need_to_take_out(request: HttpRequest, key: str, number: int) -> tuple[Case, Need]:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    return case, need_of(case, number)


@login_required
def retire(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, need = _need_to_take_out(request, key, number)
    if request.method == "GET" and (need.is_retired or not is_open(case)):
        return redirect("need", key=case.key, number=need.number)
    form = RetireForm(request.POST or kept_draft(request), version=need.version)
    if request.method == "POST" and form.is_valid():
        status, reason = form.cleaned_data["status"], form.cleaned_data["retired_reason"]
        try:
            retire_need(need=need, status=status, reason=reason, edit=form.edit, by=request.user)
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        messages.success(request, _("%(need)s has left the case. You can take it back here.") % {"need": need.ref})
        return redirect("need", key=case.key, number=need.number)
    return render(request, "cases/need/retire.html", {"case": case, "need": need, "form": form})


@login_required
@require_POST
def restore(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, need = _need_to_take_out(request, key, number)
    restore_need(need=need, by=request.user)
    messages.success(request, _("%(need)s is part of the case again.") % {"need": need.ref})
    return redirect("need", key=case.key, number=need.number)


@login_required
def merge(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Choose a successor (`?into=`), see both side by side, confirm with a reason."""
    case, need = _need_to_take_out(request, key, number)
    if request.method == "GET" and (need.is_retired or not is_open(case)):
        return redirect("need", key=case.key, number=need.number)
    options = list(successors(case, need))
    choice = SuccessorForm(request.POST or request.GET or None, needs=options)
    if not choice.is_valid():
        return render(request, "cases/need/merge_choose.html", {"case": case, "need": need, "form": choice})
    into = next(option for option in options if option.number == choice.cleaned_data["into"])
    form = MergeForm(request.POST or None, needs=options, initial={"into": into.number})
    if request.method == "POST" and form.is_valid():
        return _merged(request, case, need, into, form.cleaned_data["reason"])
    preview = merge_preview(case, need, into)
    return render(request, "cases/need/merge.html", {"case": case, "need": need, "preview": preview, "form": form})


def _merged(request: HttpRequest, case: Case, need: Need, into: Need, reason: str) -> HttpResponse:
    merge_needs(need=need, into=into, reason=reason, by=request.user)
    said = _("%(need)s is merged into %(into)s, which now speaks for both.") % {"need": need.ref, "into": into.ref}
    messages.success(request, said)
    return redirect("need", key=case.key, number=into.number)

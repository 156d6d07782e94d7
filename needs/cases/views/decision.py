"""The officer's moves: submit, take back, revise, cancel. The approver's page is in the reports room."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from needs.safekeeping.refusal import refuse_if

from ..actions.decision import cancel_case, revise_case, submit_case, withdraw_case
from ..forms.decision import CancelForm
from ..queries.case import visible_case
from ..queries.decision import submission
from ..rules.access import may_run, require
from ..rules.approval import mandate_for
from ..rules.lifecycle import possible, wrong_state
from ..rules.submission import obstacles


@login_required
def submit(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    if request.method == "POST":
        baseline = submit_case(case=case, by=request.user)
        messages.success(request, _("Version %(version)d is submitted for decision.") % {"version": baseline.version})
        return redirect("case_hub", key=case.key)
    context = {
        "case": case,
        "obstacles": obstacles(case) if possible("submit", case) else list(wrong_state("submit", case)),
        "mandate": mandate_for(case),
        "submission": submission(case),
    }
    return render(request, "cases/decision/submit.html", context)


@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    if request.method != "POST":
        refuse_if(wrong_state("withdraw", case))
        return render(request, "cases/decision/withdraw.html", {"case": case})
    withdraw_case(case=case, by=request.user)
    messages.success(request, _("The case is yours again. Submit it when you are done."))
    return redirect("case_hub", key=case.key)


@login_required
def revise(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    if request.method != "POST":
        refuse_if(wrong_state("revise", case))
        return render(request, "cases/decision/revise.html", {"case": case})
    revise_case(case=case, by=request.user)
    messages.success(request, _("The case is open for a new version. What was decided before is kept as it was."))
    return redirect("case_hub", key=case.key)


@login_required
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_case(case=case, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The case is cancelled. Nothing is deleted."))
        return redirect("case_hub", key=case.key)
    return render(request, "cases/decision/cancel.html", {"case": case, "form": form})

"""The officer's moves: submit, take back, revise, cancel. The approver's page is in the reports room."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.forms import OnceForm
from needs.safekeeping.refusal import refuse_if
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.decision import cancel_case, revise_case, submit_case, withdraw_case
from ..forms.decision import CancelForm
from ..models import Case
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
    form = OnceForm(request.POST or None)
    if request.method == "POST":
        return carried_out(request, form, lambda: _submit(request, case))
    context = {
        "case": case,
        "form": form,
        "obstacles": obstacles(case) if possible("submit", case) else list(wrong_state("submit", case)),
        "mandate": mandate_for(case),
        "submission": submission(case),
    }
    return render(request, "cases/decision/submit.html", context)


def _submit(request: HttpRequest, case: Case) -> str:
    baseline = submit_case(case=case, by=request.user)
    return _moved(request, case, _("Version %(version)d is submitted for decision.") % {"version": baseline.version})


@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    form = OnceForm(request.POST or None)
    if request.method != "POST":
        refuse_if(wrong_state("withdraw", case))
        return render(request, "cases/decision/withdraw.html", {"case": case, "form": form})
    return carried_out(request, form, lambda: _withdraw(request, case))


def _withdraw(request: HttpRequest, case: Case) -> str:
    withdraw_case(case=case, by=request.user)
    return _moved(request, case, _("The case is yours again. Submit it when you are done."))


@login_required
def revise(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    form = OnceForm(request.POST or None)
    if request.method != "POST":
        refuse_if(wrong_state("revise", case))
        return render(request, "cases/decision/revise.html", {"case": case, "form": form})
    return carried_out(request, form, lambda: _revise(request, case))


def _revise(request: HttpRequest, case: Case) -> str:
    revise_case(case=case, by=request.user)
    said = _("The case is open for a new version. What was decided before is kept as it was.")
    return _moved(request, case, said)


@login_required
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    form = CancelForm(request.POST or kept_draft(request))
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _cancel(request, case, form.cleaned_data["reason"]))
    return render(request, "cases/decision/cancel.html", {"case": case, "form": form})


def _cancel(request: HttpRequest, case: Case, reason: str) -> str:
    cancel_case(case=case, reason=reason, by=request.user)
    return _moved(request, case, _("The case is cancelled. Nothing is deleted."))


def _moved(request: HttpRequest, case: Case, said: str) -> str:
    messages.success(request, said)
    return reverse("case_hub", kwargs={"key": case.key})

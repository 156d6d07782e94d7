from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, may_write_needs, require
from needs.cases.rules.lifecycle import is_open
from needs.safekeeping.refusal import RuleViolation

from ..actions.moderation import moderate as decide
from ..forms.inbox import ModerationForm
from ..models import Contribution
from ..queries.contribution import contribution_of, contribution_page
from ..queries.standing import accepted


@login_required
def read(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    contribution = contribution_of(case, number)
    return _page(request, contribution, _form(contribution))


@login_required
def moderate(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The form stands on the contribution's own page."""
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    contribution = contribution_of(case, number)
    if request.method != "POST":
        return redirect("contribution", key=case.key, number=number)
    form = ModerationForm(request.POST)
    if not form.is_valid():
        return _page(request, contribution, form)
    try:
        decide(
            contribution=contribution,
            accepted=form.accepts,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
        )
    except RuleViolation as violation:
        fresh = contribution_of(case, number)
        return _page(request, fresh, _form_again(request, fresh), violation.obstacles)
    said = _("The answer is let through and counted.") if form.accepts else _("The answer is kept, but not used.")
    messages.success(request, said)
    return redirect("contribution", key=case.key, number=number)


@login_required
def text(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The contribution as plain text, for the registry."""
    case = visible_case(request.user, key)
    contribution = contribution_of(case, number)
    page = contribution_page(contribution)
    response = render(request, "dialogue/contribution/text.txt", {"case": case, "page": page})
    response["Content-Type"] = "text/plain; charset=utf-8"
    response["Content-Disposition"] = f'attachment; filename="{page.file_name}"'
    return response


def _form(contribution: Contribution) -> ModerationForm:
    decided = accepted(contribution)
    verdict = {True: ModerationForm.ACCEPT, False: ModerationForm.REFUSE}.get(decided, "")
    reason = contribution.moderation.reason if decided is not None else ""
    return ModerationForm(initial={"seen": _seen(contribution), "verdict": verdict, "reason": reason})


def _form_again(request: HttpRequest, contribution: Contribution) -> ModerationForm:
    """What was typed, from what has been decided by now: sent once more it is meant."""
    data = request.POST.copy()
    data["seen"] = _seen(contribution)
    return ModerationForm(data)


def _seen(contribution: Contribution) -> str:
    return {True: "yes", False: "no"}.get(accepted(contribution), "")


def _page(
    request: HttpRequest, contribution: Contribution, form: ModerationForm, refused: object = None
) -> HttpResponse:
    case = contribution.case
    context = {
        "case": case,
        "page": contribution_page(contribution),
        "form": form,
        "refused": refused,
        "may_handle": is_open(case) and may_write_needs(request.user, case),
        "may_moderate": is_open(case) and contribution.is_moderated and may_run(request.user, case),
    }
    return render(request, "dialogue/contribution/read.html", context, status=409 if refused else 200)

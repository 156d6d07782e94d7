"""The approver's page: ten minutes to read, decide on each need and the whole, and confirm."""

from __future__ import annotations

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.cases.actions.decision import decide_case
from needs.cases.models import Case
from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_decide_in, require
from needs.cases.rules.approval import deciding
from needs.cases.rules.lifecycle import wrong_state
from needs.safekeeping.refusal import RuleViolation, refuse_if
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out, sent_before

from ..forms.decision import DecisionForm
from ..queries.decision import DecisionPage, NeedRow, decision_page, settled

FieldsOfNeed = tuple[NeedRow, BoundField, BoundField]
GroupOfNeeds = tuple[str, list[FieldsOfNeed], bool]  # its heading, its needs, and whether it is folded


@login_required
def decide(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_decide_in(request.user, case))
    if response := sent_before(request):
        return response
    refuse_if(wrong_state("approve", case))
    baseline = case.baselines.latest("version")
    refuse_if(deciding(request.user, case, baseline))
    page = decision_page(case, baseline)
    approved = settled(case, page)
    form = DecisionForm(
        request.POST or kept_draft(request, version=baseline.version),
        user=request.user,
        needs=[row.ref for row in page.needs],
        settled=approved,
        initial={"version": baseline.version},
    )
    if request.method == "POST":
        limited = ratelimit.consume_or_429(request, action="reauthenticate", user=request.user)
        if limited:
            return limited
        if form.is_valid() and (response := _decided(request, case, form)):
            return response
        if "password" in form.errors:
            form.show(RuleViolation(form.obstacles(case)))
    context = {"case": case, "page": page, "form": form, "groups": _groups(page, form, approved)}
    return render(request, "reports/decision/decide.html", context)


def _groups(page: DecisionPage, form: DecisionForm, approved: list[str]) -> list[GroupOfNeeds]:
    """What is new or changed comes first. What was approved before as it reads is folded, if it is not all there is.

    Of a first version there is only one group, without a heading.
    """
    rows = [(row, form[f"verdict-{row.ref}"], form[f"comment-{row.ref}"]) for row in page.needs]
    if page.previous is None:
        return [("", rows, False)]
    may_rest = [row[0].ref in approved and not (row[1].errors or row[2].errors) for row in rows]
    to_read = [row for row, rests in zip(rows, may_rest, strict=True) if not rests]
    groups = [
        (_("New or changed"), [row for row in to_read if row[0].changed], False),
        (_("Unchanged"), [row for row in to_read if not row[0].changed], False),
        (_("Unchanged"), [row for row, rests in zip(rows, may_rest, strict=True) if rests], bool(to_read)),
    ]
    return [group for group in groups if group[1]]


def _decided(request: HttpRequest, case: Case, form: DecisionForm) -> HttpResponse | None:
    """None when the decision was not taken: what stands in its way is put at the fields."""
    try:
        return carried_out(request, form, lambda: _decide(request, case, form))
    except RuleViolation as violation:
        form.show(violation)
        return None


def _decide(request: HttpRequest, case: Case, form: DecisionForm) -> str:
    decide_case(
        case=case,
        version=form.cleaned_data["version"],
        verdict=form.cleaned_data["verdict"],
        comment=form.cleaned_data["comment"],
        needs=form.verdicts(),
        by=request.user,
    )
    messages.success(request, _("Your decision is recorded. %(owner)s sees it in the case.") % {"owner": case.owner})
    return reverse("case_hub", kwargs={"key": case.key})

"""Needs that look alike, two and two: to be merged, or kept apart with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..actions.need import keep_apart
from ..forms.need_similar import KeepApartForm
from ..models import Case
from ..queries.case import need_of, visible_case
from ..queries.need_similar import AlikePair, alike_needs
from ..rules.access import may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        require(may_write_needs(request.user, case))
        sent = KeepApartForm(request.POST)
        if sent.is_valid():
            return _kept_apart(request, case, sent.cleaned_data)
    page = alike_needs(case)
    forms = [_form(pair, request.POST) for pair in page.pairs]
    context = {
        "case": case,
        "page": page,
        "pairs": list(zip(page.pairs, forms, strict=True)),
        "forms": forms,
        "has_errors": any(form.errors for form in forms),
        "may_write": is_open(case) and may_write_needs(request.user, case),
    }
    return render(request, "cases/need/similar.html", context)


def _kept_apart(request: HttpRequest, case: Case, chosen: dict[str, Any]) -> HttpResponse:
    need, other = need_of(case, chosen["first"]), need_of(case, chosen["other"])
    keep_apart(need=need, other=other, reason=chosen["reason"], by=request.user)
    messages.success(request, _("%(need)s and %(other)s both stay.") % {"need": need.ref, "other": other.ref})
    return redirect("need_similar", key=case.key)


def _form(pair: AlikePair, sent: QueryDict) -> KeepApartForm:
    """Filled in with what was sent if it was about this pair."""
    numbers = {"first": pair.first.number, "other": pair.other.number}
    is_sent = all(sent.get(name) == str(number) for name, number in numbers.items())
    return KeepApartForm(sent if is_sent else None, initial=numbers, auto_id=f"id_{pair.id}_%s")

"""Where a person lands: what waits, where she stopped, what is hers to do."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from needs.accounts.queries.membership import organisations_where
from needs.accounts.roles import Permission

from ..queries import overview as queries
from ..rules.waiting import waiting_for


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    cases = queries.my_cases(request.user)
    context = {
        "waiting": queries.waiting(waiting_for(request.user)),
        "decides": organisations_where(request.user, Permission.DECIDE).exists(),
        "resume": queries.resume(request.user, cases),
        "tasks": queries.tasks(request.user, cases),
        "news": queries.news(cases),
        "rows": queries.rows(cases),
        "recent": queries.recent(cases),
        "may_start": organisations_where(request.user, Permission.RUN_CASES).exists(),
        "administers": organisations_where(request.user, Permission.ADMINISTER),
        "may_read": organisations_where(request.user, Permission.READ).exists(),
    }
    return render(request, "cases/overview/overview.html", context)

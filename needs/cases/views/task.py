"""The hub: where a case stands and what remains."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..annexes import news_of
from ..queries.case import visible_case
from ..queries.last_word import last_word
from ..queries.task import standing
from ..rules.access import may_run, may_write_needs
from ..rules.approval import mandate_for, may_decide
from ..rules.lifecycle import is_open, possible
from ..rules.progress import progress
from ..rules.submission import obstacles
from .coverage_picture import picture
from .hub import hub as hub_of


@login_required
def hub(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    # Both the obstacles and the task list read the six perspectives.
    prefetch_related_objects([case], "perspectives__lead")
    state = standing(case)
    hindrances = obstacles(case) if is_open(case) else []
    runs = may_run(request.user, case)
    words, url = news_of([case]).get(case.pk, ("", ""))
    context = {
        "case": case,
        "standing": state,
        "news": {"words": words, "url": url},
        "hub": hub_of(case, state, progress(case, state, hindrances), hindrances, mandate_for(case), words),
        "coverage": picture(state),
        "last_word": last_word(state.baseline, case.key),
        "runs": runs,
        "may_write": is_open(case) and may_write_needs(request.user, case),
        "may_decide": may_decide(request.user, case),
        "may_withdraw": runs and possible("withdraw", case),
        "may_revise": runs and possible("revise", case),
        "may_cancel": runs and possible("cancel", case),
    }
    return render(request, "cases/task/hub.html", context)

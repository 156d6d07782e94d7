"""Everything that has happened in a case."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..forms.event import EventFilter
from ..queries.case import visible_case
from ..queries.event_history import actors, history


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    people = list(actors(case))
    chosen = EventFilter(request.GET, people=people).chosen()
    page = history(case, about=chosen["about"], by=chosen["by"], before=chosen["before"])
    query = request.GET.copy()
    query["before"] = page.before
    context = {
        "case": case,
        "filter": EventFilter(people=people, initial=chosen),
        "narrows": bool(chosen["about"] or chosen["by"]),
        "page": page,
        "older": f"?{query.urlencode()}" if page.before else "",
    }
    return render(request, "cases/event/list.html", context)

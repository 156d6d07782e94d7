"""What each of those who are asked has received, and when; read on screen and on paper."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_see_contacts
from needs.cases.views.paging import neighbours, page_number

from ..queries.asked import asked
from ..queries.inquiry import inquiry_of
from ..queries.log import log_page, names_of, received


@login_required
def index(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    named = may_see_contacts(request.user, case)
    names = names_of(inquiry, named=named)
    people = received(inquiry, names, named=named)
    asked_for = request.GET.get("invited", "")
    only = asked_for if any(person.key == asked_for for person in people) else ""
    log = log_page(inquiry, names, only=only, page=page_number(request))
    context = {
        "case": case,
        "inquiry": inquiry,
        "asked": asked(inquiry),
        "log": log,
        "people": people,
        "only": only,
        "unreached": sum(person.has_bounced or not person.sent for person in people),
        **neighbours(request, log),
    }
    return render(request, "dialogue/log/list.html", context)

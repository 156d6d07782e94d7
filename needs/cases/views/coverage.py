from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..queries.case import visible_case
from ..queries.coverage_page import coverage_page
from ..rules.access import may_write_needs
from ..rules.lifecycle import is_open


@login_required
def read(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    context = {
        "case": case,
        "page": coverage_page(case),
        "may_write": is_open(case) and may_write_needs(request.user, case),
    }
    return render(request, "cases/coverage/read.html", context)

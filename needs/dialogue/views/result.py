from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from needs.cases.queries.case import visible_case

from ..queries.inquiry import inquiry_of
from ..queries.result import result


@login_required
def read(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Sums alone: what each has answered is read in the inbox, by those who may see the case."""
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    context = {"case": case, "inquiry": inquiry, "result": result(inquiry)}
    return render(request, "dialogue/result/read.html", context)

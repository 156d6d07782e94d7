"""The report to read and to keep."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from needs.cases.queries.case import visible_case

from .. import pdf
from ..queries.report import report_of, version_of, versions_of


@require_safe
@login_required
def report(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    version = version_of(case, _asked(request))
    said = report_of(case, version)
    query = f"?version={version}" if version else ""
    context = {
        "case": case,
        "report": said,
        "versions": versions_of(case, version),
        "pdf_url": reverse("report_pdf", kwargs={"key": key}) + query,
    }
    return render(request, "reports/report.html", context)


@require_safe
@login_required
def report_pdf(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    said = report_of(case, version_of(case, _asked(request)))
    headers = {"Content-Disposition": f'attachment; filename="{pdf.filename(said)}"'}
    return HttpResponse(pdf.render(said), content_type="application/pdf", headers=headers)


def _asked(request: HttpRequest) -> int | None:
    """Raises `Http404` for what is no version at all."""
    given = request.GET.get("version", "")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 7):
        raise Http404
    return int(given)

"""Opening, closing and extending an inquiry, and telling what became of answers: each has a page that asks first."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.cases.models import Case
from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, require

from ..actions.inquiry import close_inquiry, extend_inquiry, open_inquiry
from ..actions.telling import tell_how_used
from ..forms.inquiry import LastDayForm
from ..models import Inquiry
from ..queries.inquiry import inquiry_of
from ..queries.invitation import waited_for
from ..queries.telling import to_tell, waiting_to_be_told
from ..rules.inquiry import closing, extending, opening


@login_required
def open_(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    if request.method == "POST":
        open_inquiry(inquiry=inquiry, by=request.user)
        messages.success(request, _("%(ref)s is open. Now invite those you want to ask.") % {"ref": inquiry.ref})
        return redirect("inquiry", key=key, number=number)
    context = {"case": case, "inquiry": inquiry, "obstacles": list(opening(inquiry, timezone.localdate()))}
    return render(request, "dialogue/inquiry/open.html", context)


@login_required
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    if request.method == "POST":
        close_inquiry(inquiry=inquiry, by=request.user)
        messages.success(request, _("%(ref)s is closed.") % {"ref": inquiry.ref})
        return redirect("inquiry", key=key, number=number)
    context = {
        "case": case,
        "inquiry": inquiry,
        "waited_for": waited_for(inquiry).count(),
        "obstacles": list(closing(inquiry)),
    }
    return render(request, "dialogue/inquiry/close.html", context)


@login_required
def extend(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, check=lambda day: extending(inquiry, day, today))
    if request.method == "POST" and form.is_valid():
        extend_inquiry(inquiry=inquiry, closes_on=form.cleaned_data["closes_on"], by=request.user)
        said = {"ref": inquiry.ref, "day": form.cleaned_data["closes_on"].isoformat()}
        messages.success(request, _("%(ref)s takes in answers until %(day)s.") % said)
        return redirect("inquiry", key=key, number=number)
    context = {"case": case, "inquiry": inquiry, "form": form, "waited_for": waited_for(inquiry).count()}
    return render(request, "dialogue/inquiry/extend.html", context)


@login_required
def tell(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case, inquiry = _fetch(request, key, number)
    if request.method == "POST":
        told = tell_how_used(inquiry=inquiry, by=request.user)
        message = ngettext("One person is told.", "%(told)d people are told.", told) % {"told": told}
        messages.success(request, message)
        return redirect("inquiry", key=key, number=number)
    counts = {"ready": to_tell(inquiry).count(), "waiting": waiting_to_be_told(inquiry).count()}
    return render(request, "dialogue/inquiry/tell.html", {"case": case, "inquiry": inquiry, **counts})


def _fetch(request: HttpRequest, key: str, number: int) -> tuple[Case, Inquiry]:
    """What somebody who runs the case asks for: 404 for strangers, 403 for colleagues."""
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    return case, inquiry_of(case, number)

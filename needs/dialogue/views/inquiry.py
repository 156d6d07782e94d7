"""Inquiries as officers write and read them; what those who are asked meet is `views.contribute`."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from needs.cases.actions.case import mark_part
from needs.cases.choices import PERSPECTIVES
from needs.cases.forms.done import DoneForm
from needs.cases.models import Case
from needs.cases.queries.case import visible_case
from needs.cases.queries.question import bank
from needs.cases.rules.access import may_run, may_see_contacts, require
from needs.cases.rules.lifecycle import is_open
from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.inquiry import change_inquiry, create_inquiry
from ..forms.inquiry import InquiryForm, NewInquiryForm
from ..forms.questions import QuestionsForm
from ..models import Inquiry
from ..queries.inquiry import comparable, inquiry_list, inquiry_of
from ..queries.inquiry_page import inquiry_page
from ..queries.suggestion import suggestion
from ..rules.inquiry import opening

PART = "inquiries"


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        return _mark_done(request, case)
    runs = is_open(case) and may_run(request.user, case)
    context = {
        "case": case,
        "inquiries": inquiry_list(case),
        "may_write": runs,
        "done_form": DoneForm(case=case, part=PART) if runs else None,
    }
    return render(request, "dialogue/inquiry/list.html", context)


def _mark_done(request: HttpRequest, case: Case) -> HttpResponse:
    require(may_run(request.user, case))
    form = DoneForm(request.POST, case=case, part=PART)
    if form.is_valid():
        mark_part(case=case, part=PART, done=form.is_done, by=request.user)
    return redirect("case_hub" if form.is_valid() and form.is_done else "inquiry_list", key=case.key)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("inquiry_list", key=case.key)
    asked = request.GET.get("perspective", "")
    perspective = asked if asked in PERSPECTIVES else ""
    form = NewInquiryForm(request.POST or None, initial={"perspective": perspective})
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, case, form))
    return render(request, "dialogue/inquiry/new.html", {"case": case, "form": form})


def _create(request: HttpRequest, case: Case, form: NewInquiryForm) -> str:
    chosen = form.values()
    suggested = suggestion(case, perspective=chosen["perspective"], language=chosen["language"], by=request.user)
    inquiry = create_inquiry(case=case, values={**suggested, **chosen}, by=request.user)
    return reverse("inquiry_questions", kwargs={"key": case.key, "number": inquiry.number})


@login_required
def questions(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    inquiry = inquiry_of(case, number)
    if request.method == "GET" and not (is_open(case) and inquiry.state == "draft"):
        return redirect("inquiry", key=case.key, number=number)
    asked = bank(case.organisation, inquiry.perspective, inquiry.language)
    form = QuestionsForm(request.POST or kept_draft(request), inquiry=inquiry, bank=asked, comparable=comparable(case))
    if request.method == "POST" and form.is_valid():
        stays = "stay" in request.POST
        return _save(request, inquiry, form, "inquiry_questions" if stays else "inquiry_edit")
    return render(request, "dialogue/inquiry/questions.html", {"case": case, "inquiry": inquiry, "form": form})


@login_required
def edit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    inquiry = inquiry_of(case, number)
    if request.method == "GET" and inquiry.state == "draft" and not is_open(case):
        return redirect("inquiry", key=case.key, number=number)
    form = InquiryForm(request.POST or kept_draft(request), inquiry=inquiry)
    if request.method == "POST" and form.is_valid():
        return _save(request, inquiry, form, "inquiry")
    return render(request, "dialogue/inquiry/edit.html", {"case": case, "inquiry": inquiry, "form": form})


def _save(request: HttpRequest, inquiry: Inquiry, form: QuestionsForm | InquiryForm, onward: str) -> HttpResponse:
    try:
        change_inquiry(inquiry=inquiry, values=form.values(), edit=form.edit, by=request.user)
    except Conflict as conflict:
        return conflict_page(request, form=form, conflict=conflict, labels=getattr(form, "labels", None))
    messages.success(request, _("%(ref)s is saved.") % {"ref": inquiry.ref})
    return redirect(onward, key=inquiry.case.key, number=inquiry.number)


@login_required
def read(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    runs = may_run(request.user, case)
    is_draft = inquiry.state == "draft"
    context = {
        "case": case,
        "inquiry": inquiry,
        "page": inquiry_page(case, inquiry, named=may_see_contacts(request.user, case)),
        "may_run": runs,
        "may_write": runs and is_open(case),
        "obstacles": list(opening(inquiry, timezone.localdate())) if is_draft and runs and is_open(case) else [],
    }
    return render(request, "dialogue/inquiry/read.html", context)

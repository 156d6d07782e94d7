"""The question bank of an organisation: everybody in it may read, administrators word the questions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.accounts.models import Organisation
from needs.accounts.queries.organisation import visible_organisation
from needs.accounts.rules.access import may_administer, require
from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.once import carried_out

from ..actions.question import change_question, create_question, reset_question, restore_question, retire_question
from ..forms.question import NewQuestionForm, QuestionForm
from ..models import BankQuestion
from ..queries.question_bank import bank_page, entry_of


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    organisation = visible_organisation(request.user, key)
    context = {
        "organisation": organisation,
        "groups": bank_page(organisation),
        "unfolded": request.GET.get("perspective", ""),
        "may_keep": may_administer(request.user, organisation.pk),
    }
    return render(request, "cases/question/bank.html", context)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    organisation = _kept(request, key)
    form = NewQuestionForm(request.POST or None, initial={"perspective": request.GET.get("perspective", "")})
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, organisation, form))
    return render(request, "cases/question/new.html", {"organisation": organisation, "form": form})


def _create(request: HttpRequest, organisation: Organisation, form: NewQuestionForm) -> str:
    perspective = form.cleaned_data["perspective"]
    row = create_question(organisation=organisation, perspective=perspective, values=form.texts(), by=request.user)
    messages.success(request, _("%(question)s is asked from now on.") % {"question": row.code})
    return _address(organisation, row)


@login_required
def edit(request: HttpRequest, key: str, code: str) -> HttpResponse:
    organisation = _kept(request, key)
    entry = entry_of(organisation, code)
    form = QuestionForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            row = change_question(
                organisation=organisation, code=code, values=form.values(), edit=form.edit, by=request.user
            )
        except Conflict as conflict:
            return conflict_page(request, form=form, conflict=conflict)
        messages.success(request, _("%(question)s is saved.") % {"question": code})
        return redirect(_address(organisation, row))
    return render(request, "cases/question/edit.html", {"organisation": organisation, "entry": entry, "form": form})


@login_required
@require_POST
def retire(request: HttpRequest, key: str, code: str) -> HttpResponse:
    organisation = _with_question(request, key, code)
    row = retire_question(organisation=organisation, code=code, by=request.user)
    messages.success(request, _("%(question)s is no longer asked. The answers are kept.") % {"question": code})
    return redirect(_address(organisation, row))


@login_required
@require_POST
def restore(request: HttpRequest, key: str, code: str) -> HttpResponse:
    organisation = _with_question(request, key, code)
    row = restore_question(organisation=organisation, code=code, by=request.user)
    messages.success(request, _("%(question)s is asked again.") % {"question": code})
    return redirect(_address(organisation, row))


@login_required
@require_POST
def reset(request: HttpRequest, key: str, code: str) -> HttpResponse:
    organisation = _with_question(request, key, code)
    row = reset_question(organisation=organisation, code=code, by=request.user)
    messages.success(request, _("%(question)s has its original text again.") % {"question": code})
    return redirect(_address(organisation, row))


def _kept(request: HttpRequest, key: str) -> Organisation:
    organisation = visible_organisation(request.user, key)
    require(may_administer(request.user, organisation.pk))
    return organisation


def _with_question(request: HttpRequest, key: str, code: str) -> Organisation:
    """The organisation, when it has such a question to do something with: else 404."""
    organisation = _kept(request, key)
    entry_of(organisation, code)
    return organisation


def _address(organisation: Organisation, row: BankQuestion) -> str:
    """The bank with the question's perspective unfolded."""
    bank = reverse("question_bank", args=[organisation.key])
    return f"{bank}?perspective={row.perspective}#{row.code}"

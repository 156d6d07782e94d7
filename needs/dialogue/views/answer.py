"""What is done with one answer. Whoever comes second sees what the first did, with what she typed still there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.casefile.kinds import NeedStatus
from needs.cases.models import Need
from needs.cases.queries.advice import advices, open_remarks, statement_of
from needs.cases.queries.case import need_of, visible_case
from needs.cases.queries.need_similar import alike_to
from needs.cases.rules.access import may_write_needs, require
from needs.cases.rules.lifecycle import is_open
from needs.cases.views.need import CHECK
from needs.safekeeping.refusal import RuleViolation
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out, sent_before

from ..actions.inbox import set_aside, take_back, use_in_need, use_in_new_need
from ..forms.inbox import AnswerForm, AttachForm, SetAsideForm
from ..forms.need_from_answer import NeedFromAnswerForm, initial_need
from ..models import Item
from ..queries.answer import who
from ..queries.choosable import choosable
from ..queries.contribution import contribution_of, item_of
from ..queries.inbox import next_new
from ..queries.said import said_in


@login_required
def use(request: HttpRequest, key: str, number: int, part: str) -> HttpResponse:
    item = _item(request, key, number, part)
    said, contribution = said_in(item), item.contribution
    initial = initial_need(said, contribution.inquiry, may_quote=contribution.may_quote)
    form = NeedFromAnswerForm(
        request.POST or kept_draft(request),
        said=said,
        may_quote=contribution.may_quote,
        initial=initial,
        version=item.version,
    )

    def do() -> str:
        need = use_in_new_need(item=item, values=form.values(), by=request.user, **form.from_answer())
        messages.success(request, _("%(need)s is written.") % {"need": f"{need.ref} {need.title}"})
        return _still_open(request, need) or _next(request, item)

    help_ = {
        "advice": advices(form.statement, form.reasons.now),
        "alike": alike_to(contribution.case, asdict(form.statement), 0),
    }
    if request.POST.get(CHECK) == "live":
        return render(request, "cases/need/remarks.html", {"form": form, **help_})
    return _page(request, "dialogue/answer/use.html", item, form, do, **help_)


@login_required
def attach(request: HttpRequest, key: str, number: int, part: str) -> HttpResponse:
    item = _item(request, key, number, part)
    said, contribution = said_in(item), item.contribution
    needs = choosable(contribution.case, said.written)
    form = AttachForm(
        request.POST or kept_draft(request),
        needs=needs,
        said=said,
        may_quote=contribution.may_quote,
        version=item.version,
    )

    def do() -> str:
        need = need_of(contribution.case, form.cleaned_data["need"])
        use_in_need(item=item, need=need, by=request.user, **form.from_answer())
        messages.success(request, _("%(need)s rests on the answer now.") % {"need": need.ref})
        return _next(request, item)

    return _page(request, "dialogue/answer/attach.html", item, form, do, has_needs=bool(needs.alike or needs.others))


@login_required
def put_aside(request: HttpRequest, key: str, number: int, part: str) -> HttpResponse:
    item = _item(request, key, number, part)
    form = SetAsideForm(request.POST or kept_draft(request), version=item.version, initial={"reason": item.reason})

    def do() -> str:
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        set_aside(item=item, reason=reason, version=version, by=request.user)
        messages.success(request, _("The answer is set aside."))
        return _next(request, item)

    return _page(request, "dialogue/answer/set_aside.html", item, form, do)


@login_required
def take_up(request: HttpRequest, key: str, number: int, part: str) -> HttpResponse:
    item = _item(request, key, number, part)
    form = AnswerForm(request.POST or None, version=item.version)

    def do() -> str:
        take_back(item=item, version=form.cleaned_data["version"], by=request.user)
        messages.success(request, _("The answer is new again."))
        return _address(item)

    return _page(request, "dialogue/answer/take_back.html", item, form, do)


def _item(request: HttpRequest, key: str, number: int, part: str) -> Item:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    return item_of(contribution_of(case, number), part)


def _page(
    request: HttpRequest, template: str, item: Item, form: AnswerForm, do: Callable[[], str], **more: Any
) -> HttpResponse:
    """The form, what came of sending it, or the form again with who was first. `do` gives the address to go on to."""
    refused = None
    if request.method == "POST" and CHECK not in request.POST:
        if came_of := sent_before(request):
            return came_of
        if form.is_valid():
            try:
                return carried_out(request, form, do)
            except RuleViolation as violation:
                refused = violation.obstacles
    elif request.method == "GET" and not is_open(item.contribution.case):
        return redirect(_address(item))
    context = _context(item, form) | {"refused": refused, **more}
    if refused:
        context["version"] = _version(item)
    return render(request, template, context, status=409 if refused else 200)


def _context(item: Item, form: AnswerForm) -> dict[str, Any]:
    return {
        "case": item.contribution.case,
        "contribution": item.contribution,
        "item": item,
        "said": said_in(item),
        "who": who(item.contribution),
        "form": form,
        "version": form["version"].value(),
        "back": _address(item),
    }


def _version(item: Item) -> int:
    """As it is now: whoever has read what the first did and sends once more means it."""
    return Item.objects.values_list("version", flat=True).get(pk=item.pk)


def _still_open(request: HttpRequest, need: Need) -> str:
    """Where a proposed need is mended that the checker stops before a decision; empty when there is nothing."""
    if need.status != NeedStatus.PROPOSED or not open_remarks(statement_of(vars(need)), need.on_purpose):
        return ""
    messages.warning(request, _("Change what the writing help stops before a decision, or write why it is on purpose."))
    return reverse("need_edit", kwargs={"key": need.case.key, "number": need.number})


def _next(request: HttpRequest, item: Item) -> str:
    """The next answer that nobody has handled, so that the work can go on; the inbox when there is none."""
    found = next_new(item)
    if found is None:
        messages.success(request, _("There are no more new answers."))
        return reverse("inbox", kwargs={"key": item.contribution.case.key})
    return _address(found)


def _address(item: Item) -> str:
    where = {"key": item.contribution.case.key, "number": item.contribution.number}
    return f"{reverse('contribution', kwargs=where)}#{item.part}"

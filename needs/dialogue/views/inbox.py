from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from needs.cases.models import Case
from needs.cases.queries.case import need_of, visible_case
from needs.cases.rules.access import may_write_needs, require
from needs.cases.rules.lifecycle import is_open
from needs.cases.views.paging import neighbours, page_number

from ..actions.inbox import set_aside_many
from ..actions.inbox_several import use_many_in_need
from ..forms.inbox import SeveralForm
from ..forms.inbox_filter import InboxFilterForm
from ..queries.choosable import choosable
from ..queries.inbox import asked_in, counts, inbox


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    form = None
    if request.method == "POST":
        require(may_write_needs(request.user, case))
        form = SeveralForm(request.POST, needs=choosable(case, ""))
        if form.is_valid():
            return _carry_out(request, case, form)
    inquiries, counted = asked_in(case), counts(case)
    asked = InboxFilterForm(request.GET, inquiries=inquiries, has_new=bool(counted.new))
    chosen = asked.chosen()
    shown = inbox(case, chosen, inquiries=inquiries, counted=counted, page=page_number(request))
    context = {
        "case": case,
        "filter": asked,
        "chosen": chosen,
        "inbox": shown,
        **neighbours(request, shown),
        "form": form or SeveralForm(needs=choosable(case, "")),
        "may_handle": is_open(case) and may_write_needs(request.user, case),
    }
    return render(request, "dialogue/inbox/list.html", context)


def _carry_out(request: HttpRequest, case: Case, form: SeveralForm) -> HttpResponse:
    if form.gives_to_need:
        need = need_of(case, form.cleaned_data["need"])
        done, left = use_many_in_need(case=case, chosen=form.chosen(), need=need, by=request.user)
        said = ngettext("%(number)d answer is given to the need.", "%(number)d answers are given to the need.", done)
    else:
        reason = form.cleaned_data["reason"]
        done, left = set_aside_many(case=case, chosen=form.chosen(), reason=reason, by=request.user)
        said = ngettext("%(number)d answer is set aside.", "%(number)d answers are set aside.", done)
    messages.success(request, said % {"number": done})
    for obstacle in left:
        messages.warning(request, obstacle.message)
    return redirect(request.get_full_path())

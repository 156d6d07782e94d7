from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from needs.accounts.queries.organisation import visible_organisation
from needs.accounts.rules.access import may_administer, require

from ..outbox import try_again
from ..queries.outbox import outbox_page, unsent

ALL = "all"


@login_required
def outbox(request: HttpRequest, key: str) -> HttpResponse:
    organisation = visible_organisation(request.user, key)
    require(may_administer(request.user, organisation.pk))
    if request.method == "POST":
        letters, wanted = unsent(organisation), request.POST.get("letter", "")
        count = try_again(letters if wanted == ALL else letters.filter(key=wanted))
        text = ngettext("%(count)d letter is sent again now.", "%(count)d letters are sent again now.", count)
        messages.success(request, text % {"count": count})
        return redirect("outbox", key)
    context = {"organisation": organisation, "page": outbox_page(organisation, request.user)}
    return render(request, "safekeeping/outbox/read.html", context)

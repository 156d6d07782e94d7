"""A link for many: made, shown once on a page that can be put on a wall, and never seen again."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, require
from needs.safekeeping.outbox import absolute
from needs.safekeeping.views.once import carried_out

from ..actions.invitation import make_open_link
from ..forms.invitation import OpenLinkForm
from ..models import Inquiry, Invitation
from ..qr import qr_code
from ..queries.asked import asked
from ..queries.inquiry import inquiry_of
from ..rules.invitation import inviting, last_day


@login_required
def create(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    inquiry = inquiry_of(case, number)
    form = OpenLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _make(request, inquiry, form)
    obstacles = list(inviting(inquiry, timezone.localdate()))
    context = {"case": case, "inquiry": inquiry, "form": form, "obstacles": obstacles}
    return render(request, "dialogue/invitation/link_new.html", context)


def _make(request: HttpRequest, inquiry: Inquiry, form: OpenLinkForm) -> HttpResponse:
    """The answer is the poster itself. A form that comes again leads back: nobody has the link any longer."""
    made: list[tuple[Invitation, str]] = []

    def make() -> str:
        values = {name: form.cleaned_data[name] for name in ("quota", "is_moderated")}
        made.append(make_open_link(inquiry=inquiry, by=request.user, **values))
        return reverse("inquiry", kwargs={"key": inquiry.case.key, "number": inquiry.number})

    onward = carried_out(request, form, make)
    if made:
        return poster(request, *made[0])
    messages.warning(request, _("The link is shown only once. If you did not write it down, make a new one."))
    return onward


def poster(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """What hangs on the wall is in the language of those who are asked; around it stands the officer's own."""
    inquiry = invitation.inquiry
    link = absolute(reverse("contribute", kwargs={"token": token}))
    with override(inquiry.language):
        context = {"asked": asked(inquiry, last_day(invitation)), "link": link, "qr": qr_code(link)}
        sheet = render_to_string("dialogue/invitation/sheet.html", context)
    context = {"case": inquiry.case, "inquiry": inquiry, "sheet": sheet}
    response = render(request, "dialogue/invitation/poster.html", context)
    add_never_cache_headers(response)
    return response

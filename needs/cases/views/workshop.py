from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.numbers import plain_number
from needs.safekeeping.views.once import carried_out

from ..actions.workshop import undo_in_workshop, write_in_workshop
from ..forms.workshop import WorkshopForm
from ..models import Source
from ..queries.case import need_of, source_of, visible_case
from ..queries.workshop import undone_text, workshop_page
from ..rules.access import may_write_needs, require
from ..rules.lifecycle import is_open

UNDONE = "angrat"


@login_required
def workshop(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    source = source_of(case, number)
    if request.method == "GET" and (source.removed or not is_open(case)):
        return redirect("source", key, number)
    if (number_to_undo := plain_number(request.POST.get("undo", ""))) is not None:
        return _undo(request, source, number_to_undo)
    form = WorkshopForm(request.POST or None, initial={"what": undone_text(source, request.GET.get(UNDONE, ""))})
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _write(request, source, form))
    context = {"case": case, "source": source, "form": form, "page": workshop_page(source, request.user)}
    return render(request, "cases/source/workshop.html", context, status=422 if form.errors else 200)


def _write(request: HttpRequest, source: Source, form: WorkshopForm) -> str:
    write_in_workshop(source=source, text=form.cleaned_data["what"], by=request.user)
    return _address(source)


def _undo(request: HttpRequest, source: Source, number: int) -> HttpResponse:
    need = undo_in_workshop(need=need_of(source.case, number), by=request.user)
    text = _("%(need)s is undone. Its text is in the field if you want to change it.")
    messages.success(request, text % {"need": need.ref})
    return redirect(f"{_address(source)}?{UNDONE}={number}")


def _address(source: Source) -> str:
    return reverse("workshop", args=[source.case.key, source.number])

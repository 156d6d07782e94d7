"""Files that everybody who is asked can read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, require
from needs.cases.rules.lifecycle import is_open
from needs.safekeeping.views.files import download

from ..actions.inquiry import add_material, remove_material
from ..forms.inquiry import MaterialForm
from ..queries.inquiry import inquiry_of, material_of


@login_required
def index(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    require(may_run(request.user, case))
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        add_material(inquiry=inquiry, upload=form.cleaned_data["file"], by=request.user)
        messages.success(request, _("The file is added."))
        return redirect("inquiry_material", key=key, number=number)
    context = {
        "case": case,
        "inquiry": inquiry,
        "form": form,
        "materials": inquiry.materials.select_related("file"),
        "may_change": is_open(case) and inquiry.state == "draft",
    }
    return render(request, "dialogue/inquiry/materials.html", context)


@login_required
@require_POST
def remove(request: HttpRequest, key: str, number: int, file_key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    material = material_of(inquiry_of(case, number), file_key)
    require(may_run(request.user, case))
    remove_material(material=material, by=request.user)
    messages.success(request, _("The file is removed."))
    return redirect("inquiry_material", key=key, number=number)


@login_required
def file(request: HttpRequest, key: str, number: int, file_key: str) -> FileResponse:
    case = visible_case(request.user, key)
    return download(material_of(inquiry_of(case, number), file_key).file)

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.safekeeping.views.files import download
from needs.safekeeping.views.once import carried_out

from ..actions.source_file import add_source_files, remove_source_file
from ..forms.source_file import SourceFilesForm
from ..models import Source
from ..queries.case import source_of, visible_case
from ..queries.source_file import source_file_of
from ..rules.access import may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def add(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    source = source_of(case, number)
    if request.method == "GET" and (source.removed or not is_open(case)):
        return redirect("source", key, number)
    form = SourceFilesForm(request.POST, request.FILES) if request.method == "POST" else SourceFilesForm()
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _add(request, source, form))
    context = {"case": case, "source": source, "form": form}
    return render(request, "cases/source/file_add.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, source: Source, form: SourceFilesForm) -> str:
    added = add_source_files(source=source, uploads=form.cleaned_data["uploads"], by=request.user)
    text = ngettext("%(count)d file is added.", "%(count)d files are added.", len(added))
    messages.success(request, text % {"count": len(added)})
    return f"{reverse('source', args=[source.case.key, source.number])}#files"


@login_required
def read(request: HttpRequest, key: str, number: int, file_key: str) -> FileResponse:
    return download(source_file_of(visible_case(request.user, key), number, file_key).file)


@login_required
def remove(request: HttpRequest, key: str, number: int, file_key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    link = source_file_of(case, number, file_key)
    if request.method == "GET" and not is_open(case):
        return redirect("source", key, number)
    if request.method == "POST":
        remove_source_file(link=link, by=request.user)
        messages.success(request, _("%(name)s is removed.") % {"name": link.file.name})
        return redirect("source", key, number)
    return render(request, "cases/source/file_remove.html", {"case": case, "source": link.source, "file": link.file})

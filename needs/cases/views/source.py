from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.safekeeping.merging import Conflict
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft
from needs.safekeeping.views.once import carried_out

from ..actions.case import mark_part
from ..actions.source import change_source, create_source, remove_source
from ..choices import PERSPECTIVES
from ..forms.done import DoneForm
from ..forms.source import SourceForm
from ..forms.source_file import SourceFilesForm
from ..models import Case, Source
from ..queries.case import source_of, visible_case
from ..queries.source import WITH_PEOPLE, resting_on, source_list
from ..queries.source_file import files_of
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open
from ..rules.source import removing

PART = "sources"


@login_required
def index(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    if request.method == "POST":
        return _mark_done(request, case)
    may_mark = is_open(case) and may_run(request.user, case)
    context = {
        "case": case,
        "sources": source_list(case),
        "may_write": _may_write(request, case),
        "done_form": DoneForm(case=case, part=PART) if may_mark else None,
    }
    return render(request, "cases/source/list.html", context)


def _mark_done(request: HttpRequest, case: Case) -> HttpResponse:
    require(may_run(request.user, case))
    form = DoneForm(request.POST, case=case, part=PART)
    if form.is_valid():
        mark_part(case=case, part=PART, done=form.is_done, by=request.user)
    return redirect("case_hub" if form.is_valid() and form.is_done else "source_list", key=case.key)


@login_required
def create(request: HttpRequest, key: str) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    if request.method == "GET" and not is_open(case):
        return redirect("source_list", key=case.key)
    asked = request.GET.get("perspective", "")
    perspective = asked if asked in PERSPECTIVES else ""
    form = SourceForm(request.POST or kept_draft(request), initial={"perspective": perspective})
    if request.method == "POST" and form.is_valid():
        return carried_out(request, form, lambda: _create(request, case, form, perspective))
    return render(request, "cases/source/new.html", {"case": case, "form": form})


def _create(request: HttpRequest, case: Case, form: SourceForm, perspective: str) -> str:
    source = create_source(case=case, values=form.values(), by=request.user)
    messages.success(request, _("%(ref)s %(title)s is saved.") % {"ref": source.ref, "title": source.title})
    if perspective:
        return reverse("perspective", kwargs={"key": case.key, "kind": perspective})
    return reverse("source_list", kwargs={"key": case.key})


@login_required
def edit(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    source = source_of(case, number)
    if request.method == "POST":
        require(may_write_needs(request.user, case))
    form = SourceForm(request.POST or kept_draft(request), source=source)
    if request.method == "POST" and form.is_valid():
        return _save(request, source, form)
    may_write = _may_write(request, case) and not source.removed
    context = {
        "case": case,
        "source": source,
        "form": form,
        "needs": resting_on(source),
        "files": files_of(source),
        "file_form": SourceFilesForm() if may_write else None,
        "may_write": may_write,
        "with_people": source.kind in WITH_PEOPLE,
    }
    return render(request, "cases/source/edit.html", context)


@login_required
def remove(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    require(may_write_needs(request.user, case))
    source = source_of(case, number)
    if request.method == "POST":
        remove_source(source=source, by=request.user)
        messages.success(request, _("%(ref)s is removed. The number is not used again.") % {"ref": source.ref})
        return redirect("source_list", key=case.key)
    context = {"case": case, "source": source, "obstacles": list(removing(source))}
    return render(request, "cases/source/remove.html", context)


def _save(request: HttpRequest, source: Source, form: SourceForm) -> HttpResponse:
    try:
        change_source(source=source, values=form.values(), edit=form.edit, by=request.user)
    except Conflict as conflict:
        return conflict_page(request, form=form, conflict=conflict)
    messages.success(request, _("%(ref)s is saved.") % {"ref": source.ref})
    return redirect("source_list", key=source.case.key)


def _may_write(request: HttpRequest, case: Case) -> bool:
    return is_open(case) and may_write_needs(request.user, case)

"""Needs from a spreadsheet, in three steps: the file, what its columns are, and what becomes of each row."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from needs.casefile.kinds import NeedStatus
from needs.cases.models import Case
from needs.cases.queries.case import visible_case
from needs.cases.rules.access import may_run, require
from needs.cases.rules.lifecycle import locked
from needs.safekeeping.refusal import refuse_if

from ..actions.imports import carry_out, choose_columns, choose_sheet, discard_import, start_import
from ..forms.imports import CarryOutForm, ColumnsForm, SheetForm, UploadForm
from ..models import Import
from ..queries.imports import begun, created_needs, left_reasons, sheet_of, visible_import
from ..queries.preview import preview
from ..remarks import remarks_csv
from ..spreadsheet.errors import SpreadsheetError

# The rest stand in the list of needs.
SHOWN_NEEDS = 100


def _case(request: HttpRequest, key: str) -> Case:
    case = visible_case(request.user, key)
    require(may_run(request.user, case))
    return case


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when it is nothing, as from a form of unticked boxes."""
    return request.POST if request.method == "POST" else None


@login_required
def upload(request: HttpRequest, key: str) -> HttpResponse:
    case = _case(request, key)
    refuse_if(locked(case))
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        content, name = form.content_and_name()
        try:
            record = start_import(case=case, content=content, file_name=name, by=request.user)
        except SpreadsheetError as error:
            form.add_error("file" if request.FILES else "pasted", str(error))
        else:
            return redirect("import_columns", key, record.key)
    context = {"case": case, "form": form, "begun": begun(request.user, case)}
    return render(request, "exchange/imports/upload.html", context, status=422 if form.errors else 200)


@login_required
def columns(request: HttpRequest, key: str, import_key: str) -> HttpResponse:
    record = visible_import(request.user, _case(request, key), import_key)
    if record.is_done:
        return redirect("import_result", key, import_key)
    if request.method == "POST" and "reread" in request.POST:
        return _reread(request, record)
    form = ColumnsForm(_posted(request), record=record)
    if request.method == "POST" and form.is_valid():
        choose_columns(record=record, mapping=form.mapping(), by=request.user)
        return redirect("import_preview", key, import_key)
    return _columns_page(request, record, form, SheetForm(record=record))


def _reread(request: HttpRequest, record: Import) -> HttpResponse:
    sheet_form = SheetForm(request.POST, record=record)
    if not sheet_form.is_valid():
        return _columns_page(request, record, ColumnsForm(record=record), sheet_form)
    sheet, header = sheet_form.cleaned_data["sheet"], sheet_form.cleaned_data["header"]
    # The rows of another sheet are not those of the list, so its header is found anew.
    choose_sheet(record=record, sheet=sheet, header=header if sheet == record.sheet else None, by=request.user)
    return redirect("import_columns", record.case.key, record.key)


def _columns_page(request: HttpRequest, record: Import, form: ColumnsForm, sheet_form: SheetForm) -> HttpResponse:
    context = {
        "case": record.case,
        "record": record,
        "form": form,
        "sheet_form": sheet_form,
        "rows": sheet_of(record).filled_below(record.header),
    }
    failed = form.errors or sheet_form.errors
    return render(request, "exchange/imports/columns.html", context, status=422 if failed else 200)


@login_required
def review(request: HttpRequest, key: str, import_key: str) -> HttpResponse:
    record = visible_import(request.user, _case(request, key), import_key)
    if record.is_done:
        return redirect("import_result", key, import_key)
    form = CarryOutForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        carry_out(
            record=record,
            only_valid="only_valid" in request.POST,
            with_source=form.cleaned_data["with_source"],
            by=request.user,
        )
        return redirect("import_result", key, import_key)
    page = preview(record, shown=request.GET.get("visa", ""), number=request.GET.get("sida", "1"))
    context = {"case": record.case, "record": record, "form": form, "page": page}
    return render(request, "exchange/imports/preview.html", context)


@login_required
def remarks(request: HttpRequest, key: str, import_key: str) -> HttpResponse:
    record = visible_import(request.user, _case(request, key), import_key)
    response = HttpResponse(remarks_csv(record), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("remarks")}-{record.key}.csv"'
    return response


@login_required
def result(request: HttpRequest, key: str, import_key: str) -> HttpResponse:
    record = visible_import(request.user, _case(request, key), import_key)
    if not record.is_done:
        return redirect("import_preview", key, import_key)
    needs = created_needs(record)
    context = {
        "case": record.case,
        "record": record,
        "needs": needs[:SHOWN_NEEDS],
        "drafts": needs.filter(status=NeedStatus.DRAFT).count(),
        "left": left_reasons(record),
    }
    return render(request, "exchange/imports/result.html", context)


@login_required
@require_POST
def discard(request: HttpRequest, key: str, import_key: str) -> HttpResponse:
    record = visible_import(request.user, _case(request, key), import_key)
    discard_import(record=record, by=request.user)
    messages.success(request, _("The import of %(file)s is thrown away.") % {"file": record.file_name})
    return redirect("import_new", key)

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from needs.casefile.kinds import PerspectiveStatus
from needs.safekeeping.merging import Conflict
from needs.safekeeping.refusal import RuleViolation
from needs.safekeeping.views.conflict import conflict_page
from needs.safekeeping.views.drafts import kept_draft

from ..actions.perspective import change_perspective
from ..forms.perspective import PerspectiveForm, in_words
from ..models import Perspective
from ..queries.case import perspective_of, visible_case
from ..queries.perspective import answers_of, perspective_page, settled_words
from ..rules.access import may_run, may_write_needs, require
from ..rules.lifecycle import is_open


@login_required
def edit(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    case = visible_case(request.user, key)
    perspective = perspective_of(case, kind)
    if request.method == "POST":
        require(may_run(request.user, case))
    answers = answers_of(perspective)
    page = perspective_page(case, perspective, answers)
    form = PerspectiveForm(
        request.POST or kept_draft(request),
        perspective=perspective,
        questions=[row.question for row in page.answers],
        answers=answers,
        asks_deviation=page.coverage.is_short and perspective.status != PerspectiveStatus.SET_ASIDE,
    )
    if request.method == "POST" and form.is_valid() and (response := _save(request, perspective, form)):
        return response
    context = {
        "case": case,
        "perspective": perspective,
        "page": page,
        "form": form,
        "may_run": is_open(case) and may_run(request.user, case),
        "may_write": is_open(case) and may_write_needs(request.user, case),
        "has_errors": any(part.errors for part in form.parts),
    }
    return render(request, "cases/perspective/edit.html", context)


def _save(request: HttpRequest, perspective: Perspective, form: PerspectiveForm) -> HttpResponse | None:
    """None when the guidelines refuse: the form then holds the reason."""
    case = perspective.case
    try:
        saved = change_perspective(perspective=perspective, values=form.values(), edit=form.edit, by=request.user)
    except Conflict as conflict:
        return conflict_page(request, form=form, conflict=in_words(conflict), labels=form.labels)
    except RuleViolation as refused:
        if not is_open(case):
            raise
        for obstacle in refused.obstacles:
            form.add_error("status", obstacle.message)
        return None
    _tell(request, saved)
    return redirect("perspective", key=case.key, kind=perspective.kind)


def _tell(request: HttpRequest, perspective: Perspective) -> None:
    name = perspective.get_kind_display().lower()
    if perspective.status == PerspectiveStatus.HEARD:
        said = _("The perspective %(perspective)s is heard.") % {"perspective": name}
    elif perspective.status == PerspectiveStatus.SET_ASIDE:
        said = _("The perspective %(perspective)s is set aside, and the reason is saved.") % {"perspective": name}
    else:
        messages.success(request, _("Saved. You can come back whenever you like."))
        return
    messages.success(request, f"{said} {settled_words(perspective.case)}")

"""An inquiry as those who are asked will see it: the contributor's own page parts, with nothing to press."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs.cases.queries.case import visible_case

from ..answers import Content
from ..forms.contribute import form_at
from ..queries.asked import Asked, asked
from ..queries.inquiry import inquiry_of
from ..queries.steps import steps, way_at

LANDING = "start"


@login_required
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    questions = asked(inquiry)
    pages = [(LANDING, _("First page")), *((step.page, step.name) for step in steps(questions, Content()))]
    names = [name for name, _title in pages]
    page = request.GET.get("page", "")
    at = names.index(page) if page in names else 0
    context = {
        "case": case,
        "inquiry": inquiry,
        "pages": pages,
        "page": names[at],
        "next": names[at + 1] if at + 1 < len(names) else "",
        "page_part": _part(request, names[at], questions),
        "is_wide": request.GET.get("width") == "wide",
    }
    return render(request, "dialogue/inquiry/preview.html", context)


def _part(request: HttpRequest, page: str, questions: Asked) -> SafeString:
    """In the language in which it is asked, whatever the officer reads."""
    with override(questions.language):
        context: dict[str, Any] = {"asked": questions, "is_preview": page == LANDING}
        if page == LANDING:
            return render_to_string("dialogue/contribute/_landing.html", context, request)
        form = form_at(page, None, questions=questions, content=Content())
        context |= {
            "shell": "dialogue/inquiry/preview_shell.html",
            "way": way_at(steps(questions, Content()), page),
            "form": form,
            "forms": getattr(form, "forms", [form]),
            "question": getattr(form, "question", None),
        }
        return render_to_string(f"dialogue/contribute/{_template(page)}", context, request)


def _template(page: str) -> str:
    """The contributor's own, by the first word of the page's name."""
    return f"{page.partition('-')[0]}.html"

"""An inquiry as those who are asked will see it: the contributor's own page parts, with nothing to press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs.cases.queries.case import visible_case

from ..queries.asked import Asked, asked
from ..queries.inquiry import inquiry_of


@dataclass(frozen=True)
class Shown:
    """One page of the contributor's: `name` stands in the address, `title` is what the officer calls it."""

    name: str
    title: str
    template: str
    context: dict[str, Any]


@login_required
def show(request: HttpRequest, key: str, number: int) -> HttpResponse:
    case = visible_case(request.user, key)
    inquiry = inquiry_of(case, number)
    questions = asked(inquiry)
    pages = list(_pages(questions))
    at = next((place for place, page in enumerate(pages) if page.name == request.GET.get("page")), 0)
    context = {
        "case": case,
        "inquiry": inquiry,
        "pages": pages,
        "shown": pages[at],
        "previous": pages[at - 1] if at else None,
        "next": pages[at + 1] if at + 1 < len(pages) else None,
        "page_part": _part(pages[at], questions),
        "is_wide": request.GET.get("width") == "wide",
    }
    return render(request, "dialogue/inquiry/preview.html", context)


def _pages(questions: Asked) -> Iterator[Shown]:
    yield Shown("start", _("First page"), "_landing.html", {})
    for question in questions.questions:
        title = _("Question %(place)d") % {"place": question.place}
        yield Shown(f"question-{question.place}", title, "_question.html", {"question": question})
    for comparison in questions.comparisons:
        title = _("Choice %(place)d") % {"place": comparison.place}
        yield Shown(f"choice-{comparison.place}", title, "_choice.html", {"comparison": comparison})
    if questions.asks_for_needs:
        yield Shown("needs", _("Needs in their own words"), "_needs.html", {})


def _part(page: Shown, questions: Asked) -> str:
    """In the language in which it is asked, whatever the officer reads."""
    with override(questions.language):
        context = {"asked": questions, "is_preview": True, **page.context}
        return render_to_string(f"dialogue/contribute/{page.template}", context)

"""The inquiries of a case: fetched one by one, and counted in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from needs.casefile.kinds import Handling
from needs.cases.choices import PERSPECTIVES
from needs.cases.models import Case
from needs.cases.wording import day, distance, word

from ..choices import INQUIRY_STATES, LANGUAGES
from ..models import Contribution, Inquiry, Item, Material, Reply
from .standing import COUNTED, WAITING

NUMBERS = ("invited", "begun", "answered", "by_link", "waiting", "unread")
COLOURS = {"draft": "grey", "open": "blue"}


@dataclass(frozen=True)
class InquiryRow:
    """An inquiry with what has come of it. `begun` counts answers that are being written, not what they say.

    `answered` counts those of the `invited`, `by_link` those who came otherwise; who waits for review is in neither.
    """

    number: int
    ref: str
    url: str
    title: str
    perspective: str
    language: str
    state: str
    state_word: str
    colour: str
    last_day: str
    distance: str
    invited: int
    begun: int
    answered: int
    by_link: int
    waiting: int
    unread: int


def inquiry_of(case: Case, number: int) -> Inquiry:
    """Raises `Http404` for a number that the case does not have."""
    found = Inquiry.objects.filter(case=case, number=number).select_related("case__organisation", "source").first()
    if found is None:
        raise Http404
    return found


def material_of(inquiry: Inquiry, key: str) -> Material:
    """A file of the inquiry. Raises `Http404` for any other."""
    found = inquiry.materials.filter(file__key=key).select_related("file", "inquiry__case").first()
    if found is None:
        raise Http404
    return found


def inquiry_list(case: Case) -> list[InquiryRow]:
    """Every inquiry of the case in one query."""
    today = timezone.localdate()
    return [inquiry_row(case, inquiry, today) for inquiry in counted(Inquiry.objects.filter(case=case))]


def counted(inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    """Annotated with what `inquiry_row` shows."""
    received = Contribution.objects.filter(inquiry=OuterRef("pk"))
    by_link = Q(invitation__isnull=False, invitation__kind="open")
    numbers: dict[str, QuerySet[Any]] = {
        "begun": Reply.objects.filter(
            invitation__inquiry=OuterRef("pk"), saved_at__isnull=False, submitted_at__isnull=True
        ),
        "answered": received.filter(COUNTED).exclude(by_link),
        "by_link": received.filter(COUNTED, by_link),
        "waiting": received.filter(WAITING),
        "unread": Item.objects.filter(inquiry=OuterRef("pk"), handling=Handling.UNREAD.value),
    }
    return inquiries.annotate(
        # Counted where the answers are: what was imported has no invitations of its own.
        number_invited=Coalesce(F("source__invited"), 0),
        **{f"number_{name}": _number_of(rows) for name, rows in numbers.items()},
    )


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    grouped = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(grouped, output_field=IntegerField()), 0)


def inquiry_row(case: Case, inquiry: Inquiry, today: date) -> InquiryRow:
    """`inquiry` comes from `counted`."""
    is_over = inquiry.state == "open" and inquiry.closes_on is not None and inquiry.closes_on < today
    numbers = {name: getattr(inquiry, f"number_{name}") for name in NUMBERS}
    return InquiryRow(
        number=inquiry.number,
        ref=inquiry.ref,
        url=reverse("inquiry", kwargs={"key": case.key, "number": inquiry.number}),
        title=inquiry.title,
        perspective=word(PERSPECTIVES, inquiry.perspective),
        language=word(dict(LANGUAGES), inquiry.language),
        state=inquiry.state,
        state_word=pgettext("inquiry", "Time is up") if is_over else word(INQUIRY_STATES, inquiry.state),
        colour="amber" if is_over else COLOURS.get(inquiry.state, ""),
        last_day=day(inquiry.closes_on),
        distance=distance(inquiry.closes_on, today) if inquiry.closes_on and inquiry.state == "open" else "",
        **numbers,
    )


def comparable(case: Case) -> list[tuple[str, str]]:
    """Needs that can be set against each other before people outside: `(ref, title)`, none that may be secret."""
    needs = case.needs.active().filter(secrecy_rule="", secrecy_reason="", secrecy_until=None).exclude(title="")
    return [(need.ref, need.title) for need in needs.order_by("number").only("number", "title")]

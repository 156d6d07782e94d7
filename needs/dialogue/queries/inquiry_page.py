"""One inquiry as officers read it: what it asks, who is asked, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from needs.cases.models import Case

from ..models import Inquiry
from .asked import Asked, asked
from .inquiry import InquiryRow, counted, inquiry_row
from .invitation import Invited, invited, to_remind


@dataclass(frozen=True)
class InquiryPage:
    """`reminded` is how many would be reminded now; `compared` the needs that are set against each other."""

    row: InquiryRow
    asked: Asked
    invited: Invited
    to_remind: int
    compared: list[str]
    is_answering: bool


def inquiry_page(case: Case, inquiry: Inquiry, *, named: bool = True) -> InquiryPage:
    """Four queries, however many are asked; `named` as in `invited`."""
    today = timezone.localdate()
    row = inquiry_row(case, counted(Inquiry.objects.filter(pk=inquiry.pk)).get(), today)
    is_answering = inquiry.state == "open" and inquiry.closes_on is not None and today <= inquiry.closes_on
    return InquiryPage(
        row=row,
        asked=asked(inquiry),
        invited=invited(inquiry, named=named),
        to_remind=to_remind(inquiry, timezone.now()).count() if is_answering else 0,
        compared=_compared(inquiry),
        is_answering=is_answering,
    )


def _compared(inquiry: Inquiry) -> list[str]:
    """Each need once, by its number."""
    needs = {each[side]: each[f"{side}_text"] for each in inquiry.comparisons for side in ("left", "right")}
    return [f"{ref} {text}" for ref, text in sorted(needs.items())]

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus
from needs.safekeeping.numbers import plain_number

from ..models import Need, Source


@dataclass(frozen=True)
class WrittenNeed:
    """`by` is empty for the reader's own."""

    number: int
    ref: str
    text: str
    edit_url: str
    by: str


@dataclass(frozen=True)
class WorkshopPage:
    """Needs written from the source today, by everybody, newest first; `undo` is one that the reader may take back."""

    written: list[WrittenNeed]
    undo: WrittenNeed | None


def workshop_page(source: Source, reader: User) -> WorkshopPage:
    """One query."""
    today = Need.objects.active().filter(source_links__source=source, created_at__date=timezone.localdate())
    needs = list(today.select_related("created_by").order_by("-number"))
    mine = next((need for need in needs if need.created_by_id == reader.pk), None)
    can_undo = mine is not None and mine.version == 1 and mine.status == NeedStatus.DRAFT
    return WorkshopPage(
        written=[_row(source, need, reader) for need in needs],
        undo=_row(source, mine, reader) if mine and can_undo else None,
    )


def undone_text(source: Source, number: str) -> str:
    """The text of a need that was just taken back, to be written better."""
    chosen = plain_number(number)
    if chosen is None:
        return ""
    retired = Need.objects.filter(case=source.case, source_links__source=source, status=NeedStatus.REJECTED.value)
    return retired.filter(number=chosen).values_list("what", flat=True).first() or ""


def _row(source: Source, need: Need, reader: User) -> WrittenNeed:
    return WrittenNeed(
        number=need.number,
        ref=need.ref,
        text=need.what or need.title,
        edit_url=reverse("need_edit", args=[source.case.key, need.number]),
        by="" if need.created_by_id == reader.pk else need.created_by.name,
    )

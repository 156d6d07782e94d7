from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from needs.casefile.kinds import RETIRED, SourceKind

from ..choices import PERSPECTIVES, SOURCE_KINDS
from ..models import Case, Source
from ..quotes import quotes_in
from ..wording import day, number, word

# Where people talk while somebody writes.
WITH_PEOPLE = (SourceKind.WORKSHOP, SourceKind.INTERVIEW, SourceKind.HEARING)


@dataclass(frozen=True)
class SourceRow:
    """One source as it stands in a list; `needs` counts those in the case that rest on it.

    `workshop_url` is empty for sources that nobody sits in on.
    """

    ref: str
    url: str
    title: str
    kind: str
    perspective: str
    held_on: str
    voices: int
    first_hand: int
    hours: str
    needs: int
    workshop_url: str


@dataclass(frozen=True)
class SourceList:
    rows: list[SourceRow]
    voices: int
    first_hand: int
    hours: str

    @property
    def unused(self) -> int:
        """How many sources no need rests on."""
        return sum(not row.needs for row in self.rows)


@dataclass(frozen=True)
class RestingNeed:
    """A need that rests on a source, with the quotes it rests on if there are any."""

    ref: str
    url: str
    title: str
    quotes: list[str]
    is_retired: bool


def source_list(case: Case) -> SourceList:
    """Every source of the case in one query."""
    sources = list(with_needs(Source.objects.filter(case=case, removed=False)))
    return SourceList(
        rows=[source_row(case, source) for source in sources],
        voices=sum(source.voices for source in sources),
        first_hand=sum(source.first_hand for source in sources),
        hours=_hours(sum((source.hours or Decimal(0) for source in sources), Decimal(0))),
    )


def with_needs(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Annotated with `need_count`, of needs that have not left the case."""
    retired = [status.value for status in RETIRED]
    resting = Count("need_links", filter=~Q(need_links__need__status__in=retired))
    return sources.annotate(need_count=resting).order_by("number")


def source_row(case: Case, source: Source) -> SourceRow:
    """`source` comes from `with_needs`."""
    return SourceRow(
        ref=source.ref,
        url=reverse("source", args=[case.key, source.number]),
        title=source.title or word(SOURCE_KINDS, source.kind),
        kind=word(SOURCE_KINDS, source.kind),
        perspective=word(PERSPECTIVES, source.perspective),
        held_on=day(source.held_on),
        voices=source.voices,
        first_hand=source.first_hand,
        hours=_hours(source.hours),
        needs=source.need_count,  # type: ignore[attr-defined]  # annotated by with_needs
        workshop_url=reverse("workshop", args=[case.key, source.number]) if source.kind in WITH_PEOPLE else "",
    )


def resting_on(source: Source) -> list[RestingNeed]:
    """The needs that rest on a source, in their order."""
    links = source.need_links.select_related("need").order_by("need__number")
    return [
        RestingNeed(
            ref=link.need.ref,
            url=reverse("need", args=[source.case.key, link.need.number]),
            title=link.need.title,
            quotes=quotes_in(link.quote),
            is_retired=link.need.is_retired,
        )
        for link in links
    ]


def _hours(hours: Decimal | None) -> str:
    return number(hours) if hours else ""

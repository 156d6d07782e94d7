"""The inbox of a case: one page of what has come in, what is new first, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from needs.casefile.kinds import Handling
from needs.cases.models import Case
from needs.cases.wording import moment

from ..models import Contribution, Inquiry, Item
from .answer import Answer, Answers, Who, handled_items, who
from .inbox_filter import InboxFilter
from .standing import COUNTED, REFUSED, WAITING, Standing, standing

PAGE = 25
ASKED = ("number", "title", "perspective", "questions", "language")


@dataclass(frozen=True)
class Received:
    """A contribution in the list with the answers that the filter lets through."""

    ref: str
    url: str
    when: str
    inquiry: str
    who: Who
    standing: Standing
    answers: list[Answer]


@dataclass(frozen=True)
class Counts:
    """Answers by what has been done with them, of contributions that count; contributions that wait or are refused."""

    new: int = 0
    used: int = 0
    set_aside: int = 0
    waiting: int = 0
    refused: int = 0

    @property
    def is_empty(self) -> bool:
        return self == Counts()


@dataclass(frozen=True)
class Inbox:
    """`found` counts contributions, when something narrows the list."""

    rows: list[Received]
    counts: Counts
    inquiries: list[Inquiry]
    found: int | None
    page: int
    has_next: bool

    @property
    def has_answers_to_pick(self) -> bool:
        return any(answer.is_new for row in self.rows for answer in row.answers if not row.standing.word)


def inbox(
    case: Case, chosen: InboxFilter, *, inquiries: list[Inquiry], counted: Counts | None = None, page: int = 1
) -> Inbox:
    """`inquiries` come from `asked_in`, `counted` from `counts` when that has been asked already.

    Seven queries at most, however much has come in.
    """
    found = chosen.narrow(Contribution.objects.filter(case=case), inquiries)
    ordered = found.annotate(is_new=Exists(_new())).order_by("-is_new", "number").values_list("pk", flat=True)
    start = (page - 1) * PAGE
    keys = list(ordered[start : start + PAGE + 1])
    return Inbox(
        rows=_rows(case, chosen, keys[:PAGE], inquiries),
        counts=counted or counts(case),
        inquiries=inquiries,
        found=found.count() if chosen.narrows else None,
        page=page,
        has_next=len(keys) > PAGE,
    )


def asked_in(case: Case) -> list[Inquiry]:
    """The inquiries of the case that have been opened, without their long texts."""
    opened = Inquiry.objects.filter(case=case).exclude(state="draft")
    return list(opened.only(*ASKED, "case").order_by("number"))


def counts(case: Case) -> Counts:
    """Three queries: all items by the index, less those of contributions that do not count."""
    every = _by_handling(Item.objects.filter(inquiry__case=case))
    received = Contribution.objects.filter(case=case)
    uncounted = _by_handling(Item.objects.filter(contribution__in=received.filter(WAITING | REFUSED)))
    reviewed = received.filter(WAITING | REFUSED).aggregate(
        waiting=Count("pk", filter=WAITING), refused=Count("pk", filter=REFUSED)
    )
    left = {code: every.get(code, 0) - uncounted.get(code, 0) for code in Handling}
    return Counts(left[Handling.UNREAD], left[Handling.USED], left[Handling.SET_ASIDE], **reviewed)


def next_new(item: Item) -> Item | None:
    """The next answer to handle: the rest of the same contribution, those after it, those before, other inquiries."""
    own = Contribution.objects.filter(pk=item.contribution_id)
    case = Contribution.objects.filter(case=item.contribution.case_id).order_by("number")
    same = case.filter(inquiry=item.inquiry_id)
    for received in (own, same.filter(number__gt=item.contribution.number), same, case):
        waiting = received.filter(COUNTED).filter(Exists(_new()))
        if found := waiting.first():
            new = list(found.items.filter(handling=Handling.UNREAD).select_related("contribution__case"))
            later = [each for each in new if found.pk == item.contribution_id and each.position > item.position]
            return (later or new)[0]
    return None


def _by_handling(items: QuerySet[Item]) -> dict[str, int]:
    return dict(items.order_by().values_list("handling").annotate(count=Count("pk")))


def _new() -> QuerySet[Item]:
    return Item.objects.filter(contribution=OuterRef("pk"), handling=Handling.UNREAD)


def _rows(case: Case, chosen: InboxFilter, keys: list[int], inquiries: list[Inquiry]) -> list[Received]:
    asked = {inquiry.pk: inquiry for inquiry in inquiries}
    contributions = Contribution.objects.select_related("moderation").in_bulk(keys)
    items, answers = handled_items(keys), Answers(case)
    rows = []
    for key in keys:
        contribution = contributions[key]
        contribution.case, contribution.inquiry = case, asked[contribution.inquiry_id]
        shown = [row for row in answers.of(contribution, items[key]) if row.version and chosen.shows(row)]
        rows.append(_row(answers.address(contribution), contribution, shown))
    return rows


def _row(address: str, contribution: Contribution, shown: list[Answer]) -> Received:
    return Received(
        ref=contribution.ref,
        url=address,
        when=moment(contribution.received_at),
        inquiry=contribution.inquiry.ref,
        who=who(contribution),
        standing=standing(contribution),
        answers=shown,
    )

"""The table of needs: one page of rows, formatted once, and what the whole case holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case as Choose
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.casefile.kinds import NeedStatus
from needs.language.statement import FIELDS

from ..choices import MOSCOW, NEED_KINDS, NEED_STATUSES, PERSPECTIVES, Words
from ..models import Case, Effect, Need, NeedGoal, NeedSource
from .advice import open_remarks, statement_of
from .need_filter import ACTIVE, REMARKS, WITHOUT_GOAL, NeedFilter
from .priority import Standing, criteria_of, standings

PAGE = 100
GROUPS: Mapping[str, Words] = {
    "perspective": PERSPECTIVES,
    "kind": NEED_KINDS,
    "moscow": MOSCOW,
    "status": NEED_STATUSES,
}


@dataclass(frozen=True)
class NeedRow:
    ref: str
    url: str
    title: str
    sentence: str
    perspective: str
    goals: str
    sources: str
    effects: str
    moscow: str
    value: str
    status: str
    status_colour: str
    without_goal: bool
    without_source: bool
    to_look_over: bool


@dataclass(frozen=True)
class NeedGroup:
    title: str
    count: int
    rows: list[NeedRow]


@dataclass(frozen=True)
class NeedTable:
    """One page. `total`, `without_goal` and `unclassed` tell of all active needs of the case, `found` of the filter."""

    groups: list[NeedGroup]
    total: int
    retired: int
    without_goal: int
    unclassed: int
    found: int
    page: int

    @property
    def is_empty(self) -> bool:
        return not self.total and not self.retired

    @property
    def has_next(self) -> bool:
        return self.page * PAGE < self.found


def need_table(case: Case, chosen: NeedFilter, *, page: int = 1) -> NeedTable:
    condition = chosen.condition(_with_remarks(case) if chosen.gap == REMARKS else ())
    counts = _counts(case, chosen.group, condition)
    records = list(_page(case, chosen.group, condition)[(page - 1) * PAGE : page * PAGE])
    standing = standings(case, criteria=criteria_of(case), needs=[record["pk"] for record in records])
    rows = _rows(case, records, standing)
    words = GROUPS[chosen.group]
    groups = [
        NeedGroup(
            title=str(words[code]) if code else _without(chosen.group),
            count=counts[code]["found"],
            rows=[row for _record, row in members],
        )
        for code, members in groupby(zip(records, rows, strict=True), key=lambda pair: pair[0][chosen.group])
    ]
    return NeedTable(groups=groups, page=page, **_totals(counts))


def _with_remarks(case: Case) -> list[int]:
    records = Need.objects.filter(case=case).order_by("number").values("number", "on_purpose", *FIELDS)
    return [record["number"] for record in records if _to_look_over(record)]


def _to_look_over(record: Mapping[str, Any]) -> bool:
    return bool(open_remarks(statement_of(record), record["on_purpose"]))


def _counts(case: Case, group: str, condition: Q) -> dict[str, dict[str, int]]:
    per_group = Need.objects.filter(case=case).order_by().values(group)
    counted = per_group.annotate(
        total=Count("pk", filter=ACTIVE),
        retired=Count("pk", filter=~ACTIVE),
        without_goal=Count("pk", filter=ACTIVE & WITHOUT_GOAL),
        unclassed=Count("pk", filter=ACTIVE & Q(moscow="")),
        found=Count("pk", filter=condition),
    )
    return {row.pop(group): row for row in counted}


def _totals(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    names = ("total", "retired", "without_goal", "unclassed", "found")
    return {name: sum(row[name] for row in counts.values()) for name in names}


def _page(case: Case, group: str, condition: Q) -> QuerySet[Need, dict[str, Any]]:
    found = Need.objects.filter(case=case).filter(condition).order_by(_group_order(group), "number")
    effects = Effect.objects.filter(removed=False, needs=OuterRef("pk"))
    return found.annotate(
        goal_count=_count_of(NeedGoal.objects.filter(need=OuterRef("pk")), "need"),
        source_count=_count_of(NeedSource.objects.filter(need=OuterRef("pk")), "need"),
        effect_count=_count_of(effects, "needs"),
    ).values(
        *("pk", "number", "perspective", "kind", "moscow", "status", "no_goal_reason", "on_purpose", *FIELDS),
        *("goal_count", "source_count", "effect_count"),
    )


def _group_order(group: str) -> Choose:
    codes = [str(code) for code in GROUPS[group]]
    places = (When(**{group: code}, then=place) for place, code in enumerate(codes))
    return Choose(*places, default=len(codes), output_field=IntegerField())


def _count_of(links: QuerySet[Any], owner: str) -> Subquery:
    return Subquery(links.order_by().values(owner).annotate(count=Count("pk")).values("count"), IntegerField())


def _rows(case: Case, records: list[dict[str, Any]], standing: Mapping[int, Standing]) -> list[NeedRow]:
    words = _Words(case)
    return [words.row(record, standing[record["pk"]]) for record in records]


class _Words:
    """Everything that is the same for all rows, looked up once: words, the decimal sign and the address."""

    def __init__(self, case: Case) -> None:
        self.prefix = reverse("need_list", kwargs={"key": case.key})
        self.sign = get_format("DECIMAL_SEPARATOR")
        self.needs_to = pgettext("statement", "needs to")
        self.untitled = _("Need without a title")
        self.perspectives = {str(code): str(word) for code, word in PERSPECTIVES.items()}
        self.classes = {str(code): str(word) for code, word in MOSCOW.items()}
        self.statuses = {str(code): str(word) for code, word in NEED_STATUSES.items()}

    def row(self, record: dict[str, Any], standing: Standing) -> NeedRow:
        ref = f"B-{record['number']:03d}"
        goals = record["goal_count"] or 0
        return NeedRow(
            ref=ref,
            url=f"{self.prefix}{ref}/",
            title=record["title"] or self.untitled,
            sentence=sentence(record["who"], record["what"], self.needs_to),
            perspective=self.perspectives.get(record["perspective"], "–"),
            goals=str(goals or "–"),
            sources=str(record["source_count"] or "–"),
            effects=str(record["effect_count"] or "–"),
            moscow=self.classes.get(record["moscow"], "–"),
            value=f"{standing.value:.1f}".replace(".", self.sign) if standing.is_scored else "–",
            status=self.statuses[record["status"]],
            status_colour=STATUS_COLOURS.get(record["status"], ""),
            without_goal=not goals and not record["no_goal_reason"],
            without_source=not record["source_count"],
            to_look_over=_to_look_over(record),
        )


def sentence(who: str, what: str, needs_to: str) -> str:
    """The first half of the statement, which is enough to know the need by."""
    if not (who and what):
        return (who or what).strip()
    return f"{who.strip()} {needs_to} {what.strip().rstrip('.')}."


# A tag only where someone must notice; what is prioritised or approved is said in plain words.
STATUS_COLOURS: Mapping[str, str] = {
    NeedStatus.DRAFT.value: "amber",
    NeedStatus.PROPOSED.value: "grey",
    NeedStatus.RETURNED.value: "amber",
}


def _without(group: str) -> str:
    return {
        "perspective": _("Without a perspective"),
        "kind": _("Without a kind"),
        "moscow": _("Without a MoSCoW class"),
    }.get(group, "")

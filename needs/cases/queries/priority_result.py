"""The result of the scoring: needs in order of value, the class decided for each, and how the effort divides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import isnan

from django.urls import reverse

from needs.casefile.kinds import Moscow
from needs.methods.moscow import Shares, shares
from needs.methods.weighting import relative

from ..choices import MOSCOW
from ..models import Case, Criterion, Need
from ..wording import NO_BREAK_SPACE, number
from .priority import Standing, cells_of, criteria_of, stand

PAGE = 100
HIGHEST = 5


@dataclass(frozen=True)
class PriorityRow:
    """`width` is the length of the bar in percent, as text for a picture; "" without a value."""

    need: Need
    url: str
    value: str
    place: str
    scored: str
    effort: str
    width: str


@dataclass(frozen=True)
class ClassShare:
    code: str
    name: str
    count: int
    share: str


@dataclass(frozen=True)
class CriterionWeight:
    name: str
    percent: str


@dataclass(frozen=True)
class PriorityResult:
    """`must_percent` is None while no effort is known. Counts are of all needs, `rows` of one page."""

    rows: list[PriorityRow]
    total: int
    scored: int
    unclassed: int
    must_count: int
    must_percent: int | None
    effort: Shares
    classes: list[ClassShare]
    weights: list[CriterionWeight]
    people: int
    page: int

    @property
    def has_next(self) -> bool:
        return self.page * PAGE < self.total

    @property
    def first(self) -> PriorityRow | None:
        return self.rows[0] if self.rows and self.rows[0].value else None


def priority_result(case: Case, *, page: int = 1) -> PriorityResult:
    criteria = criteria_of(case)
    cells = cells_of(case)
    needs = list(Need.objects.filter(case=case).active().order_by("number"))
    standing = stand(cells, criteria=criteria, needs=[need.pk for need in needs])
    ordered = sorted(needs, key=lambda need: (-_known(standing[need.pk]), need.number))
    effort = shares([need.moscow or None for need in needs], [need.effort for need in needs])
    count = Counter(need.moscow for need in needs)
    prefix = reverse("need_list", kwargs={"key": case.key})
    return PriorityResult(
        rows=[_row(need, standing[need.pk], prefix) for need in ordered[(page - 1) * PAGE : page * PAGE]],
        total=len(needs),
        scored=sum(each.is_scored for each in standing.values()),
        unclassed=count[""],
        must_count=count[Moscow.MUST.value],
        must_percent=None if isnan(effort.must) else round(effort.must * 100),
        effort=effort,
        classes=_classes(count, effort),
        weights=_weights(criteria),
        people=len({cell[2] for cell in cells}),
        page=page,
    )


def _known(standing: Standing) -> float:
    """A need nobody has scored stands after those with the lowest value."""
    return standing.value if standing.is_scored else -1.0


def _row(need: Need, standing: Standing, prefix: str) -> PriorityRow:
    return PriorityRow(
        need=need,
        url=f"{prefix}{need.ref}/",
        value=one_decimal(standing.value) if standing.is_scored else "",
        place=standing.place,
        scored=percent(standing.share_scored),
        effort=str(need.effort or "–"),
        width=f"{100 * standing.value / HIGHEST:.1f}" if standing.is_scored else "",
    )


def _classes(count: Counter[str], effort: Shares) -> list[ClassShare]:
    known = {Moscow.MUST: effort.must, Moscow.SHOULD: effort.should, Moscow.COULD: effort.could}
    return [
        ClassShare(
            code=str(code),
            name=str(name),
            count=count[str(code)],
            share=percent(known[Moscow(code)]) if code in known and not isnan(known[Moscow(code)]) else "–",
        )
        for code, name in MOSCOW.items()
    ]


def _weights(criteria: list[Criterion]) -> list[CriterionWeight]:
    return [
        CriterionWeight(criterion.name, share) for criterion, share in zip(criteria, percents(criteria), strict=True)
    ]


def percents(criteria: list[Criterion]) -> list[str]:
    """The weight of each criterion as people read it, "–" while no weight counts for anything."""
    weights = [criterion.weight for criterion in criteria]
    return [percent(part) for part in relative(weights)] if any(weights) else ["–"] * len(weights)


def percent(part: float) -> str:
    return f"{round(part * 100)}{NO_BREAK_SPACE}%"


def one_decimal(value: float) -> str:
    """`4,0`: the zero stays, so that values stand under each other."""
    return number(round(float(value), 1))

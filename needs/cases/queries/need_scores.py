"""How one need has been scored, as much of it as the person may see."""

from __future__ import annotations

from dataclasses import dataclass

from needs.accounts.models import User

from ..models import Case, Need
from ..wording import number
from .priority import cells_of, criteria_of, stand


@dataclass(frozen=True)
class CriterionScore:
    name: str
    mean: str


@dataclass(frozen=True)
class NeedScores:
    """`hidden` while the person has not scored the need herself although she is asked to."""

    people: int
    value: str
    place: str
    criteria: list[CriterionScore]
    hidden: bool


def need_scores(case: Case, need: Need, *, by: User, may_score: bool) -> NeedScores:
    criteria = criteria_of(case)
    cells = cells_of(case)
    active = list(Need.objects.filter(case=case).active().values_list("pk", flat=True))
    own = [cell for cell in cells if cell[0] == need.pk]
    standing = stand(cells, criteria=criteria, needs=[*active, need.pk] if need.pk not in active else active)[need.pk]
    scored_by = {cell[2] for cell in own}
    return NeedScores(
        people=len(scored_by),
        value=number(round(standing.value, 1)) if standing.is_scored else "",
        place=standing.place,
        criteria=[
            CriterionScore(criterion.name, _mean([cell[3] for cell in own if cell[1] == criterion.pk]))
            for criterion in criteria
        ],
        hidden=bool(scored_by) and may_score and by.pk not in scored_by,
    )


def _mean(values: list[int]) -> str:
    return number(round(sum(values) / len(values), 1)) if values else "–"

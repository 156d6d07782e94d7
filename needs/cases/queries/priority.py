"""What the scores of a case say: one weighted value and one place per need, and how the effort divides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan, nan

from needs.methods.scoring import Scores, score

from ..models import Case, Criterion, Score

# need, criterion, person, value, confidence
Cell = tuple[int, int, int, int, int | None]


@dataclass(frozen=True)
class Standing:
    """Of one need: `value` 0–5 (`nan` without scores), `place` as people read it ("2–3" for a tie), shares 0–1."""

    value: float
    place: str
    share_scored: float
    spread: float

    @property
    def is_scored(self) -> bool:
        return not isnan(self.value)


UNSCORED = Standing(value=nan, place="", share_scored=0.0, spread=nan)


def criteria_of(case: Case) -> list[Criterion]:
    return list(Criterion.objects.filter(case=case, removed=False).order_by("position"))


def standings(case: Case, *, criteria: Sequence[Criterion], needs: Sequence[int]) -> dict[int, Standing]:
    """By the key of each need in `needs`, in one query. Places are among these needs only."""
    return stand(cells_of(case, needs=needs), criteria=criteria, needs=needs)


def cells_of(case: Case, *, needs: Sequence[int] | None = None) -> list[Cell]:
    """Every score of the case, or of the needs given, on criteria that still count."""
    scores = Score.objects.filter(need__case=case, criterion__removed=False)
    if needs is not None:
        scores = scores.filter(need__in=needs)
    return list(scores.order_by("by_id").values_list("need", "criterion", "by", "value", "confidence"))


def stand(cells: Iterable[Cell], *, criteria: Sequence[Criterion], needs: Sequence[int]) -> dict[int, Standing]:
    weighed = _weighed(list(cells), criteria, needs)
    if weighed is None:
        return dict.fromkeys(needs, UNSCORED)
    ties = Counter(weighed.rank)
    places = [_place(rank, ties[rank]) for rank in weighed.rank]
    columns = zip(weighed.value, places, weighed.share_scored, weighed.spread, strict=True)
    return {need: Standing(*column) for need, column in zip(needs, columns, strict=True)}


def _weighed(cells: list[Cell], criteria: Sequence[Criterion], needs: Sequence[int]) -> Scores | None:
    """None when nothing can be weighed: no scores, or no criterion that counts for anything."""
    column = {criterion.pk: i for i, criterion in enumerate(criteria)}
    row = {need: i for i, need in enumerate(needs)}
    known = [cell for cell in cells if cell[0] in row and cell[1] in column]
    if not known or not any(criterion.weight for criterion in criteria):
        return None
    person = {by: i for i, by in enumerate(dict.fromkeys(cell[2] for cell in known))}
    values = [[[nan] * len(column) for _ in row] for _ in person]
    trust = [[[nan] * len(column) for _ in row] for _ in person]
    for need, criterion, by, value, confidence in known:
        values[person[by]][row[need]][column[criterion]] = value
        trust[person[by]][row[need]][column[criterion]] = nan if confidence is None else confidence
    weights = [criterion.weight for criterion in criteria]
    return score(values, weights, [criterion.direction for criterion in criteria], trust)


def _place(rank: float, sharing: int) -> str:
    if isnan(rank):
        return ""
    return f"{rank:.0f}" if sharing == 1 else f"{rank:.0f}–{rank + sharing - 1:.0f}"

"""The weighted value and place of each need, from the scores in the case file."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan

from needs.casefile.kinds import CriterionDirection
from needs.casefile.models import CaseFile, Criterion, Need, Score
from needs.methods import scoring, weighting

from .wording import EN_DASH

Cell = float | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """`value` 0–5 and `spread` are `nan` where nobody scored. `place` reads `2`, or `2–3` when it is shared."""

    value: float = nan
    spread: float = nan
    place: str = ""
    order: float = nan


@dataclass(frozen=True, slots=True)
class Weighing:
    needs: dict[str, Weighed]
    people: tuple[str, ...]
    weights: tuple[float, ...]

    def of(self, need: Need) -> Weighed:
        return self.needs.get(need.id, Weighed())

    def in_order(self, needs: Sequence[Need]) -> tuple[Need, ...]:
        """Highest value first; those without a value last, by id."""
        return tuple(sorted(needs, key=lambda need: (*_last_if_missing(self.of(need).order), need.id)))


def weigh(case_file: CaseFile, needs: Sequence[Need]) -> Weighing:
    """Counts only criteria of the case; with none that carries weight, or no scores, nothing is weighed."""
    criteria = case_file.criteria
    if not any(criterion.weight for criterion in criteria):
        return Weighing({}, (), ())
    weights = weighting.relative(criterion.weight for criterion in criteria)
    known = {criterion.id for criterion in criteria}
    people = tuple(sorted({score.by for need in needs for score in need.scores if score.criterion in known}))
    if not people:
        return Weighing({}, (), weights)
    return Weighing(_weighed(needs, people, criteria), people, weights)


def _weighed(needs: Sequence[Need], people: Sequence[str], criteria: Sequence[Criterion]) -> dict[str, Weighed]:
    given = [{(score.by, score.criterion): score for score in need.scores} for need in needs]
    result = scoring.score(
        [[[_value(row.get((person, c.id))) for c in criteria] for row in given] for person in people],
        [criterion.weight for criterion in criteria],
        ["cost" if criterion.direction == CriterionDirection.COST else "benefit" for criterion in criteria],
        [[[_confidence(row.get((person, c.id))) for c in criteria] for row in given] for person in people],
    )
    rows = zip(needs, result.value, result.spread, result.rank, strict=True)
    return {
        need.id: Weighed(value, spread, _place(rank, result.rank), rank)
        for need, value, spread, rank in rows
        if not isnan(value)
    }


def _value(score: Score | None) -> Cell:
    return score.value if score else None


def _confidence(score: Score | None) -> Cell:
    return score.confidence if score else None


def _place(rank: float, ranks: Sequence[float]) -> str:
    last = int(rank) + ranks.count(rank) - 1
    return f"{int(rank)}" if last == rank else f"{int(rank)}{EN_DASH}{last}"


def _last_if_missing(order: float) -> tuple[bool, float]:
    return isnan(order), 0.0 if isnan(order) else order

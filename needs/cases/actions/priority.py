"""Criteria, a person's own scores, and the class decided for each need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Case, Criterion, Need, Score
from ..rules.access import may_write_needs
from ..rules.need import open_need, status_after
from ..rules.priority import Cell, Judgement, classifying, scoring
from .boundary import changing, next_number, place, tell


def add_criterion(*, case: Case, values: Mapping[str, Any], by: User) -> Criterion:
    with changing(case, by=by) as fresh:
        criterion = Criterion(case=fresh, position=next_number(fresh.criteria, "position"))
        where = place(fresh, record=f"criterion:{criterion.ref}", kind="criterion.created")
        return keeping.create(criterion, values=values, by=by, place=where)


def change_criterion(*, criterion: Criterion, values: Mapping[str, Any], edit: Edit | None, by: User) -> Criterion:
    with changing(criterion.case, by=by) as case:
        where = place(case, record=f"criterion:{criterion.ref}", kind="criterion.changed")
        return keeping.change(criterion, values=values, edit=edit, by=by, place=where)


def remove_criterion(*, criterion: Criterion, by: User) -> Criterion:
    """Leave a criterion out of the ranking. Scores given on it stay in the chain and in the rows."""
    with changing(criterion.case, by=by) as case:
        where = place(case, record=f"criterion:{criterion.ref}", kind="criterion.removed")
        return keeping.change(criterion, values={"removed": True}, edit=None, by=by, place=where)


def score_needs(*, case: Case, scores: Mapping[Cell, Judgement | None], by: User) -> int:
    """Write the person's own scores: `{(need number, criterion position): a judgement, or None to take it back}`.

    Raises `RuleViolation` for values outside the scale and for needs or criteria that are not in the case.
    Returns how many scores changed.
    """
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        needs = {need.number: need for need in fresh.needs.active()}
        criteria = {criterion.position: criterion for criterion in fresh.criteria.filter(removed=False)}
        refuse_if(scoring(fresh, scores, needs.keys(), criteria.keys()))
        present = {(score.need.number, score.criterion.position): score for score in _own(fresh, by)}
        changes: dict[str, tuple[Any, Any]] = {}
        for cell, judgement in scores.items():
            before = _judgement(present.get(cell))
            if before != judgement:
                _write_score(present.get(cell), needs[cell[0]], criteria[cell[1]], judgement, by)
                changes[f"B-{cell[0]:03d} K{cell[1]}"] = (_plain(before), _plain(judgement))
        if changes:
            tell(fresh, kind="scores.given", by=by, record=f"scores:{by.key}", changes=changes)
        return len(changes)


def classify_need(*, need: Need, moscow: str, reason: str, edit: Edit | None, by: User) -> Need:
    """Decide the MoSCoW class of a need, with a reason; an empty class takes it back."""
    with changing(need.case, by=by) as case:
        fresh = Need.objects.get(pk=need.pk)
        refuse_if([*open_need(fresh), *classifying(fresh, moscow)])
        values: dict[str, Any] = {"moscow": moscow, "moscow_reason": reason}
        values["status"] = status_after(fresh, values)
        where = place(case, record=f"need:{need.ref}", kind="need.classified")
        return keeping.change(need, values=values, edit=edit, by=by, place=where)


def _own(case: Case, by: User) -> list[Score]:
    return list(Score.objects.filter(need__case=case, by=by).select_related("need", "criterion"))


def _judgement(score: Score | None) -> Judgement | None:
    return Judgement(score.value, score.confidence, score.comment) if score else None


def _plain(judgement: Judgement | None) -> Any:
    """The bare value when that is all there is, as it mostly is."""
    if judgement is None or (judgement.confidence is None and not judgement.comment):
        return judgement.value if judgement else None
    return [judgement.value, judgement.confidence, judgement.comment]


def _write_score(before: Score | None, need: Need, criterion: Criterion, judgement: Judgement | None, by: User) -> None:
    if judgement is not None:
        Score.objects.update_or_create(need=need, criterion=criterion, by=by, defaults=asdict(judgement))
    elif before:
        before.delete()

"""What the officer lays before the approver, counted before she submits."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Case
from ..wording import money
from .readiness import readiness


@dataclass(frozen=True)
class Submission:
    """`needs` are those to be decided on, `drafts` the ones left out; `version` is the one about to be made."""

    needs: int
    drafts: int
    version: int
    value: str


def submission(case: Case) -> Submission:
    state = readiness(case)
    last = case.baselines.order_by("-version").values_list("version", flat=True).first()
    return Submission(
        needs=len(state.needs), drafts=state.drafts, version=(last or 0) + 1, value=money(case.estimated_value)
    )

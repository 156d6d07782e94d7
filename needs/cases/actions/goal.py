from __future__ import annotations

from collections.abc import Iterable

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if
from needs.strategy.models import Goal

from ..models import Case, CaseGoal
from ..rules.goal import dropping, outside
from .boundary import changing, next_number, place


def choose_goals(*, case: Case, goals: Iterable[Goal], by: User) -> None:
    """Let the case serve exactly these goals. Numbers M1, M2, … stay with their goal for good.

    Raises `RuleViolation` when a goal belongs to another organisation, or when needs serve one that is dropped.
    """
    wanted = {goal.pk: goal for goal in goals}
    with changing(case, by=by) as fresh:
        known = {link.goal_id: link for link in fresh.goals.select_related("goal")}
        dropped = [link for pk, link in known.items() if pk not in wanted and not link.removed]
        refuse_if([*outside(fresh, wanted.values()), *dropping(fresh, dropped)])
        for pk, goal in wanted.items():
            if pk not in known:
                _add(fresh, goal, by)
            elif known[pk].removed:
                _set_removed(fresh, known[pk], False, by)
        for link in dropped:
            _set_removed(fresh, link, True, by)


def explain_uncovered(*, case_goal: CaseGoal, reason: str, edit: Edit | None, by: User) -> CaseGoal:
    """Write why no need serves a goal of the case."""
    with changing(case_goal.case, by=by) as case:
        where = place(case, record=f"goal:{case_goal.ref}", kind="goal.explained")
        return keeping.change(case_goal, values={"uncovered_reason": reason}, edit=edit, by=by, place=where)


def _add(case: Case, goal: Goal, by: User) -> None:
    link = CaseGoal(case=case, goal=goal, number=next_number(case.goals))
    where = place(case, record=f"goal:{link.ref}", kind="goal.chosen")
    keeping.create(link, values={"goal": goal}, by=by, place=where)


def _set_removed(case: Case, link: CaseGoal, removed: bool, by: User) -> None:
    where = place(case, record=f"goal:{link.ref}", kind="goal.dropped" if removed else "goal.chosen")
    keeping.change(link, values={"removed": removed}, edit=None, by=by, place=where)

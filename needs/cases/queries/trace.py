"""Goals × needs: which need serves which goal, and where the thread is broken. Three queries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from ..choices import NEED_STATUSES
from ..models import Case, CaseGoal, Need, NeedGoal
from ..wording import word

Links = Mapping[tuple[int, int], int]
# A long word may break before the last consonant between two vowels: the one-consonant rule of Swedish writing.
LONG_WORD = re.compile(r"\w{13,}")
BREAK = re.compile(r"(?<=\w\w)(?=[^aeiouyåäö\W][aeiouyåäö]\w)", re.IGNORECASE)
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Above these numbers of goals the matrix needs a wider ground to stay legible.
MANY, VERY_MANY = 10, 18


@dataclass(frozen=True)
class GoalColumn:
    """`is_gap`: no need serves it and nobody has written why."""

    ref: str
    url: str
    title: str
    catalogue: str
    needs: int
    reason: str

    @property
    def is_gap(self) -> bool:
        return not self.needs and not self.reason


@dataclass(frozen=True)
class Cell:
    """`css` is `s1`–`s3` by strength, `gap` in the row or column of a gap."""

    text: str
    css: str


@dataclass(frozen=True)
class NeedLine:
    """`is_gap`: it serves no goal and nobody has written why."""

    ref: str
    url: str
    edit_url: str
    title: str
    status: str
    goals: int
    reason: str
    cells: list[Cell]

    @property
    def is_gap(self) -> bool:
        return not self.goals and not self.reason


@dataclass(frozen=True)
class Trace:
    columns: list[GoalColumn]
    lines: list[NeedLine]
    links: int

    @property
    def uncovered(self) -> list[GoalColumn]:
        return [column for column in self.columns if column.is_gap]

    @property
    def orphans(self) -> list[NeedLine]:
        return [line for line in self.lines if line.is_gap]

    @property
    def explained_goals(self) -> list[GoalColumn]:
        return [column for column in self.columns if not column.needs and column.reason]

    @property
    def explained_needs(self) -> list[NeedLine]:
        return [line for line in self.lines if not line.goals and line.reason]

    @property
    def covered(self) -> int:
        return sum(bool(column.needs) for column in self.columns)

    @property
    def linked(self) -> int:
        return sum(bool(line.goals) for line in self.lines)

    @property
    def width(self) -> str:
        count = len(self.columns)
        return "very-many" if count > VERY_MANY else "many" if count > MANY else ""


def trace(case: Case) -> Trace:
    """The goals and the active needs of a case with the strength of every link between them."""
    goals = list(case.goals.filter(removed=False).select_related("goal__catalogue").order_by("number"))
    needs = list(Need.objects.active().filter(case=case).order_by("number"))
    strengths = {
        (need, goal): strength
        for need, goal, strength in NeedGoal.objects.filter(need__in=needs, goal__in=goals).values_list(
            "need_id", "goal_id", "strength"
        )
    }
    per_goal = Counter(goal for _need, goal in strengths)
    per_need = Counter(need for need, _goal in strengths)
    columns = [_column(case, goal, per_goal[goal.pk]) for goal in goals]
    lines = [_line(case, need, per_need[need.pk], goals, columns, strengths) for need in needs]
    return Trace(columns, lines, len(strengths))


def _column(case: Case, goal: CaseGoal, needs: int) -> GoalColumn:
    return GoalColumn(
        ref=goal.ref,
        url=reverse("case_goal", args=[case.key, goal.number]),
        title=_breakable(str(goal.goal)),
        catalogue=str(goal.goal.catalogue),
        needs=needs,
        reason=goal.uncovered_reason,
    )


def _line(
    case: Case, need: Need, count: int, goals: list[CaseGoal], columns: list[GoalColumn], strengths: Links
) -> NeedLine:
    is_gap = not count and not need.no_goal_reason
    return NeedLine(
        ref=need.ref,
        url=reverse("need", args=[case.key, need.number]),
        edit_url=reverse("need_edit", args=[case.key, need.number]),
        title=_breakable(need.title),
        status=word(NEED_STATUSES, need.status),
        goals=count,
        reason=need.no_goal_reason,
        cells=[
            _cell(strengths.get((need.pk, goal.pk)), is_gap or column.is_gap)
            for goal, column in zip(goals, columns, strict=True)
        ],
    )


def _cell(strength: int | None, in_gap: bool) -> Cell:
    if strength is None:
        return Cell("", "gap" if in_gap else "")
    return Cell(str(strength), f"s{strength}")


def _breakable(title: str) -> str:
    """With soft hyphens in its long words, since few browsers hyphenate Swedish by themselves."""
    return LONG_WORD.sub(lambda word: BREAK.sub(SOFT_HYPHEN, word[0]), title)

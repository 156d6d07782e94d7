"""The goals a case may choose and has chosen, and how its needs serve them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from needs.casefile.kinds import RETIRED
from needs.strategy.models import Goal

from ..choices import STRENGTHS
from ..models import Case, CaseGoal

SERVED = Count("need_links", filter=~Q(need_links__need__status__in=[status.value for status in RETIRED]))


@dataclass(frozen=True)
class GoalChoice:
    """A goal to tick. `ref` is its number in the case, `served` how many needs serve it there."""

    key: str
    title: str
    about: str
    ref: str = ""
    served: int = 0


@dataclass(frozen=True)
class GoalGroup:
    """The goals of one catalogue that are not chosen yet."""

    name: str
    source: str
    goals: list[GoalChoice]


@dataclass(frozen=True)
class GoalChoices:
    chosen: list[GoalChoice]
    groups: list[GoalGroup]

    def every_key(self) -> list[str]:
        return [goal.key for goal in [*self.chosen, *(goal for group in self.groups for goal in group.goals)]]


@dataclass(frozen=True)
class ServingNeed:
    ref: str
    url: str
    title: str
    strength: str
    reason: str


def goal_choices(case: Case) -> GoalChoices:
    """Every goal in force in the organisation's catalogues, the chosen ones apart. Two queries."""
    links = case.goals.filter(removed=False).select_related("goal__catalogue").annotate(served=SERVED)
    chosen = list(links.order_by("number"))
    goals = Goal.objects.in_force().filter(catalogue__organisation=case.organisation_id)
    offered = (
        goals.exclude(pk__in=[link.goal_id for link in chosen])
        .select_related("catalogue", "parent")
        .order_by("catalogue__shipped", "catalogue__name", "position", "pk")
    )
    return GoalChoices(chosen=[_chosen(link) for link in chosen], groups=_by_catalogue(offered))


def _chosen(link: CaseGoal) -> GoalChoice:
    return GoalChoice(
        key=link.goal.key,
        title=str(link.goal),
        about=str(link.goal.catalogue),
        ref=link.ref,
        served=link.served,  # type: ignore[attr-defined]  # annotated
    )


def _by_catalogue(goals: Iterable[Goal]) -> list[GoalGroup]:
    groups: dict[int, GoalGroup] = {}
    for goal in goals:
        catalogue = goal.catalogue
        group = groups.setdefault(catalogue.pk, GoalGroup(str(catalogue), catalogue.source, []))
        group.goals.append(GoalChoice(goal.key, _numbered(goal), str(goal.parent or "")))
    return list(groups.values())


def _numbered(goal: Goal) -> str:
    return f"{goal.code} {goal}".strip()


def serving(case_goal: CaseGoal) -> list[ServingNeed]:
    """The needs in the case that serve a goal, the most decisive first."""
    links = case_goal.need_links.select_related("need").order_by("-strength", "need__number")
    return [
        ServingNeed(
            ref=link.need.ref,
            url=reverse("need", args=[case_goal.case.key, link.need.number]),
            title=link.need.title,
            strength=str(STRENGTHS[link.strength]),
            reason=link.reason,
        )
        for link in links
        if not link.need.is_retired
    ]

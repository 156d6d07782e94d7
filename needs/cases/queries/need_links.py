"""What a need can be linked to in its case: goals, sources and effects, in three queries."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..choices import SOURCE_KINDS
from ..models import Case, CaseGoal, Effect, Need, Source
from ..wording import day, word


@dataclass(frozen=True)
class Linkable:
    """`about` is the quiet line under the name."""

    ref: str
    name: str
    about: str = ""


@dataclass(frozen=True)
class Linkables:
    goals: list[Linkable] = field(default_factory=list)
    sources: list[Linkable] = field(default_factory=list)
    effects: list[Linkable] = field(default_factory=list)


@dataclass(frozen=True)
class Linked:
    """The links of a need as plain data, by the id of what it is linked to."""

    goals: dict[str, tuple[int, str]] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    effects: list[str] = field(default_factory=list)


def linkables(case: Case) -> Linkables:
    goals = CaseGoal.objects.filter(case=case, removed=False).select_related("goal__catalogue")
    sources = Source.objects.filter(case=case, removed=False)
    return Linkables(
        goals=[Linkable(goal.ref, str(goal.goal), str(goal.goal.catalogue)) for goal in goals.order_by("number")],
        sources=[Linkable(source.ref, source.title, _about(source)) for source in sources.order_by("number")],
        effects=[Linkable(effect.ref, effect.indicator) for effect in effects_in(case)],
    )


def effects_in(case: Case) -> list[Effect]:
    return list(Effect.objects.filter(case=case, removed=False).order_by("number"))


def linked(need: Need) -> Linked:
    goals = need.goal_links.select_related("goal")
    sources = need.source_links.select_related("source")
    return Linked(
        goals={link.goal.ref: (link.strength, link.reason) for link in goals},
        quotes={link.source.ref: link.quote for link in sources},
        effects=[effect.ref for effect in need.effects.filter(removed=False)],
    )


def _about(source: Source) -> str:
    return " ".join(filter(None, [word(SOURCE_KINDS, source.kind), day(source.held_on)]))

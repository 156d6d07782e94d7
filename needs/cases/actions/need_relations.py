"""The links of a need as plain data: what forms send, events tell and files hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.safekeeping.keeping import Relation

from ..models import CaseGoal, Effect, Need, NeedGoal, NeedSource, Source


def _read_goals(need: Need) -> list[dict[str, Any]]:
    links = need.goal_links.select_related("goal").order_by("goal__number")
    return [{"goal": link.goal.ref, "strength": link.strength, "reason": link.reason} for link in links]


def _write_goals(need: Need, links: list[dict[str, Any]]) -> None:
    goals = {goal.ref: goal for goal in CaseGoal.objects.filter(case=need.case_id, removed=False)}
    need.goal_links.all().delete()
    NeedGoal.objects.bulk_create(
        NeedGoal(need=need, goal=goals[link["goal"]], strength=link["strength"], reason=link.get("reason", ""))
        for link in links
        if link["goal"] in goals
    )


def _read_sources(need: Need) -> list[dict[str, Any]]:
    links = need.source_links.select_related("source").order_by("source__number")
    return [{"source": link.source.ref, "quote": link.quote} for link in links]


def _write_sources(need: Need, links: list[dict[str, Any]]) -> None:
    sources = {source.ref: source for source in Source.objects.filter(case=need.case_id, removed=False)}
    need.source_links.all().delete()
    NeedSource.objects.bulk_create(
        NeedSource(need=need, source=sources[link["source"]], quote=link.get("quote", ""))
        for link in links
        if link["source"] in sources
    )


def _read_effects(need: Need) -> list[str]:
    return [effect.ref for effect in need.effects.filter(removed=False).order_by("number")]


def _write_effects(need: Need, refs: list[str]) -> None:
    effects = Effect.objects.filter(case=need.case_id, removed=False)
    need.effects.set([effect for effect in effects if effect.ref in refs])


RELATIONS: Mapping[str, Relation[Need]] = {
    "goals": Relation(read=_read_goals, write=_write_goals),
    "sources": Relation(read=_read_sources, write=_write_sources),
    "effects": Relation(read=_read_effects, write=_write_effects),
}


def links_of(need: Need) -> dict[str, list[Any]]:
    return {name: relation.read(need) for name, relation in RELATIONS.items()}

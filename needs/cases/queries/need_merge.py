"""Two needs side by side before one is merged into the other, and what moves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from ..models import Case, Need
from .need import Line, effect_lines, goal_lines, source_lines


@dataclass(frozen=True)
class MergePreview:
    """`goals`, `sources` and `effects` are those the successor does not have already, or not with every quote."""

    need: Need
    into: Need
    goals: list[Line]
    sources: list[Line]
    effects: list[Line]

    @property
    def moves_nothing(self) -> bool:
        return not (self.goals or self.sources or self.effects)


def successors(case: Case, need: Need) -> QuerySet[Need]:
    """The needs that can speak for both."""
    return Need.objects.filter(case=case).active().exclude(pk=need.pk).order_by("number")


def merge_preview(case: Case, need: Need, into: Need) -> MergePreview:
    return MergePreview(
        need=need,
        into=into,
        goals=_new(goal_lines(case, need), goal_lines(case, into)),
        sources=_with_new_quotes(source_lines(case, need), source_lines(case, into)),
        effects=_new(effect_lines(case, need), effect_lines(case, into)),
    )


def _new(lines: list[Line], known: list[Line]) -> list[Line]:
    refs = {line.ref for line in known}
    return [line for line in lines if line.ref not in refs]


def _with_new_quotes(lines: list[Line], known: list[Line]) -> list[Line]:
    held = {line.ref: line.quotes for line in known}
    new = [
        replace(line, quotes=[quote for quote in line.quotes if quote not in held.get(line.ref, ())]) for line in lines
    ]
    return [line for line in new if line.quotes or line.ref not in held]

"""Two needs side by side before one is merged into the other, and what moves."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Case, Need
from .need import Line, effect_lines, goal_lines, source_lines


@dataclass(frozen=True)
class MergePreview:
    """`goals`, `sources` and `effects` are those the successor does not have already."""

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
        sources=_new(source_lines(case, need), source_lines(case, into)),
        effects=_new(effect_lines(case, need), effect_lines(case, into)),
    )


def _new(lines: list[Line], known: list[Line]) -> list[Line]:
    refs = {line.ref for line in known}
    return [line for line in lines if line.ref not in refs]

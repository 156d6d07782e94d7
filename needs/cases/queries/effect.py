"""Effects as a table, those with gaps first, and the must-needs that no effect measures."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.casefile.kinds import Moscow

from ..choices import EFFECT_DIRECTIONS
from ..models import Case, Effect, Need
from ..wording import day, number, word
from .need import Line, need_line


@dataclass(frozen=True)
class EffectRow:
    ref: str
    number: int
    indicator: str
    unit: str
    direction: str
    baseline: str
    baseline_on: str
    target: str
    target_on: str
    method: str
    responsible: str
    needs: list[Line]
    gaps: list[str]


@dataclass(frozen=True)
class EffectTable:
    """`unmeasured` are must-needs without any effect."""

    rows: list[EffectRow]
    unmeasured: list[Line]

    @property
    def with_gaps(self) -> int:
        return sum(bool(row.gaps) for row in self.rows)


def effect_table(case: Case) -> EffectTable:
    effects = Effect.objects.filter(case=case, removed=False).prefetch_related("needs").order_by("number")
    prefix = reverse("need_list", kwargs={"key": case.key})
    rows = [_row(effect, prefix) for effect in effects]
    return EffectTable(
        rows=sorted(rows, key=lambda row: (not row.gaps, row.number)),
        unmeasured=[need_line(case, need) for need in must_without_effect(case)],
    )


def must_without_effect(case: Case) -> list[Need]:
    measured = Exists(Effect.objects.filter(needs=OuterRef("pk"), removed=False))
    return list(Need.objects.filter(case=case).active().filter(~measured, moscow=Moscow.MUST.value).order_by("number"))


def needs_to_measure(case: Case) -> list[Need]:
    return list(Need.objects.filter(case=case).active().order_by("number"))


def _row(effect: Effect, prefix: str) -> EffectRow:
    needs = sorted((need for need in effect.needs.all() if not need.is_retired), key=lambda need: need.number)
    return EffectRow(
        ref=effect.ref,
        number=effect.number,
        indicator=effect.indicator or _("Effect without an indicator"),
        unit=effect.unit,
        direction=word(EFFECT_DIRECTIONS, effect.direction),
        baseline=number(effect.baseline) if effect.baseline is not None else "",
        baseline_on=day(effect.baseline_on),
        target=number(effect.target) if effect.target is not None else "",
        target_on=day(effect.target_on),
        method=effect.method,
        responsible=effect.responsible,
        needs=[Line(need.ref, need.title, f"{prefix}{need.ref}/") for need in needs],
        gaps=_gaps(effect, bool(needs)),
    )


def _gaps(effect: Effect, has_needs: bool) -> list[str]:
    lacking = [
        (not effect.indicator, _("The indicator is missing.")),
        (effect.baseline is None, _("The baseline is missing.")),
        (effect.target is None, _("The target is missing.")),
        (not has_needs, _("No need leads to it.")),
    ]
    return [text for is_lacking, text in lacking if is_lacking]

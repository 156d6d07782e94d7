"""What a decision would rest on, read in a handful of queries however many needs there are."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from needs.accounts.models import Guidelines

from ..models import Case, Effect, Need, Perspective


@dataclass(frozen=True)
class Voices:
    """People heard in one perspective, and those of them with own experience."""

    all: int = 0
    first_hand: int = 0


@dataclass(frozen=True)
class Readiness:
    """`needs` are active and no longer drafts, annotated with `goal_count`, `source_count`, `has_effect`
    and `has_target` (an effect with indicator, baseline and target)."""

    perspectives: list[Perspective]
    needs: list[Need]
    drafts: int
    voices: dict[str, Voices] = field(default_factory=dict)
    least_voices: int = 0
    least_first_hand: int = 0


def readiness(case: Case) -> Readiness:
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first()
    needs = list(_with_links(Need.objects.filter(case=case).active().order_by("number")))
    return Readiness(
        perspectives=sorted(case.perspectives.all(), key=lambda perspective: perspective.pk),
        needs=[need for need in needs if need.status != "draft"],
        drafts=sum(need.status == "draft" for need in needs),
        voices=voices(case),
        least_voices=guidelines.least_voices if guidelines else 0,
        least_first_hand=guidelines.least_first_hand if guidelines else 0,
    )


def voices(case: Case) -> dict[str, Voices]:
    """By kind of perspective; sources without one are not counted."""
    sums = (
        case.sources.filter(removed=False)
        .exclude(perspective="")
        .order_by()
        .values("perspective")
        .annotate(all=Sum("voices"), own=Sum("first_hand"))
    )
    return {row["perspective"]: Voices(row["all"], row["own"]) for row in sums}


def _with_links(needs: QuerySet[Need]) -> QuerySet[Need]:
    effects = Effect.objects.filter(needs=OuterRef("pk"), removed=False)
    measurable = effects.exclude(indicator="").filter(baseline__isnull=False, target__isnull=False)
    return needs.annotate(
        goal_count=Count("goal_links", distinct=True),
        source_count=Count("source_links", distinct=True),
        has_effect=Exists(effects),
        has_target=Exists(measurable),
    )

"""What a decision would rest on, read in a handful of queries however many needs there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q, Sum
from django.db.models.functions import Least

from needs.accounts.models import Guidelines
from needs.language import Remark

from ..models import Case, Effect, Need, NeedGoal, NeedSource, Perspective
from .advice import open_remarks, statement_of


@dataclass(frozen=True)
class Voices:
    """People heard in one perspective, and those of them with own experience.

    `invited` were asked one by one, `answered` are those of them who did.
    """

    all: int = 0
    first_hand: int = 0
    invited: int = 0
    answered: int = 0


class NeedFacts(NamedTuple):
    """What the rules ask of an active need. `is_whole`: who, what and so that are all written; `has_goal` is true
    also with a reason for none; `has_target`: an effect with indicator, baseline and target."""

    number: int
    status: str
    moscow: str
    perspective: str
    is_whole: bool
    has_goal: bool
    has_source: bool
    has_effect: bool
    has_target: bool
    who: str
    what: str
    so_that: str
    title: str
    problem: str
    met_when: list[str]
    on_purpose: list[Any]

    @property
    def ref(self) -> str:
        return f"B-{self.number:03d}"

    @property
    def remarks(self) -> list[Remark]:
        """What the checker would not let pass without a reason."""
        return open_remarks(statement_of(self._asdict()), self.on_purpose)


@dataclass(frozen=True)
class Readiness:
    """`needs` are active and no longer drafts."""

    perspectives: list[Perspective]
    needs: list[NeedFacts]
    drafts: int
    voices: dict[str, Voices] = field(default_factory=dict)
    least_voices: int = 0
    least_first_hand: int = 0


def readiness(case: Case) -> Readiness:
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first()
    needs = list(_facts(case))
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
        .annotate(
            all=Sum("voices"),
            own=Sum("first_hand"),
            asked=Sum("invited", default=0),
            # More voices than invited came another way.
            came=Sum(
                Least(F("voices") - F("by_link"), F("invited"), output_field=IntegerField()),
                filter=Q(invited__isnull=False),
                default=0,
            ),
        )
    )
    return {row["perspective"]: Voices(row["all"], row["own"], row["asked"], row["came"]) for row in sums}


def _facts(case: Case) -> Iterator[NeedFacts]:
    effects = Effect.objects.filter(needs=OuterRef("pk"), removed=False)
    measurable = effects.exclude(indicator="").filter(baseline__isnull=False, target__isnull=False)
    unwritten = Q(who="") | Q(what="") | Q(so_that="")
    rows = Need.objects.filter(case=case).active().order_by("number")
    annotated = rows.annotate(
        is_whole=ExpressionWrapper(~unwritten, BooleanField()),
        has_goal=Exists(NeedGoal.objects.filter(need=OuterRef("pk"))) | ~Q(no_goal_reason=""),
        has_source=Exists(NeedSource.objects.filter(need=OuterRef("pk"))),
        has_effect=Exists(effects),
        has_target=Exists(measurable),
    )
    return (NeedFacts(*row) for row in annotated.values_list(*NeedFacts._fields))

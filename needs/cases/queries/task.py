"""What the task list of a case is computed from: how far each part has come, and who last worked on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan
from typing import Any

from django.db.models import Case as Switch
from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Substr

from needs.casefile.kinds import AlternativeVerdict, Moscow, NeedStatus
from needs.methods.risk import expected_yearly_cost
from needs.safekeeping.events import stream_of
from needs.safekeeping.models import Event

from ..models import (
    Alternative,
    Baseline,
    Case,
    CaseGoal,
    Criterion,
    Effect,
    Need,
    NeedGoal,
    Perspective,
    Score,
    Source,
    Stakeholder,
)
from .readiness import Voices, voices

# Which fields of the case belong to which part.
FIELDS = {
    "background": ["purpose", "background"],
    "situation": [
        "situation_content",
        "situation_costs",
        "situation_volumes",
        "situation_organisation",
        "situation_integrations",
        "situation_users",
        "situation_characteristics",
        "situation_adjacent_areas",
    ],
    "lessons": ["lessons"],
    "delimitation": ["inside", "outside"],
}
# Which kinds of events are work on which part.
EVENTS = {
    "alternatives": Q(kind__startswith="alternative."),
    "trace": Q(kind="goal.explained"),
    "goals": Q(kind__startswith="goal."),
    "sources": Q(kind__startswith="source."),
    "stakeholders": Q(kind__startswith="stakeholder."),
    "inquiries": Q(kind__startswith="inquiry.") | Q(kind__startswith="contribution.") | Q(kind__startswith="answer."),
    "priority": Q(kind="need.classified"),
    "decide": Q(kind__in=["case.approved", "case.returned", "case.rejected"]),
    "submit": Q(kind="case.submitted"),
    "created": Q(kind="case.created"),
    "needs": Q(kind__in=["need.created", "need.changed", "need.merged", "need.restored", "need.deferred"]),
    "effects": Q(kind__startswith="effect."),
    "criteria": Q(kind__startswith="criterion."),
    "scores": Q(kind="scores.given"),
}
RECENT = 40


@dataclass(frozen=True)
class Counts:
    """How much there is of each thing. Retired needs and removed records do not count."""

    alternatives: int = 0
    goals: int = 0
    uncovered: int = 0
    stakeholders: int = 0
    sources: int = 0
    effects: int = 0
    links: int = 0
    criteria: int = 0
    scores: int = 0


@dataclass(frozen=True)
class NeedCounts:
    """`cost` is what unmet must-needs are expected to cost, in kronor a year."""

    all: int = 0
    drafts: int = 0
    classified: int = 0
    cost: float = 0

    @property
    def proposed(self) -> int:
        return self.all - self.drafts


@dataclass(frozen=True)
class Standing:
    """Everything the task list asks of a case. `touched` holds the last event of each part."""

    counts: Counts
    needs: NeedCounts
    perspectives: list[Perspective]
    voices: dict[str, Voices]
    baseline: Baseline | None
    touched: dict[str, Event] = field(default_factory=dict)
    recent: list[Event] = field(default_factory=list)


def standing(case: Case) -> Standing:
    """Seven queries, however large the case is."""
    touched, recent = _events(case)
    return Standing(
        counts=_counts(case),
        needs=_needs(case),
        perspectives=sorted(case.perspectives.all(), key=lambda perspective: perspective.pk),
        voices=voices(case),
        baseline=case.baselines.select_related("submitted_by", "decision__decided_by").order_by("-version").first(),
        touched=touched,
        recent=recent,
    )


def _counts(case: Case) -> Counts:
    kept = {"case": case, "removed": False}
    served = NeedGoal.objects.filter(goal=OuterRef("pk")).exclude(need__status__in=_retired())
    goals = CaseGoal.objects.filter(**kept)
    uncovered = goals.filter(~Exists(served), uncovered_reason="")
    assessed = Alternative.objects.filter(case=case).exclude(verdict=AlternativeVerdict.NOT_ASSESSED.value)
    counted = {
        "alternatives": assessed,
        "goals": goals,
        "uncovered": uncovered,
        "stakeholders": Stakeholder.objects.filter(**kept),
        "sources": Source.objects.filter(**kept),
        "effects": Effect.objects.filter(**kept),
        "links": NeedGoal.objects.filter(need__case=case),
        "criteria": Criterion.objects.filter(**kept),
        "scores": Score.objects.filter(need__case=case),
    }
    numbers = {f"number_of_{name}": _number_of(rows) for name, rows in counted.items()}
    row = Case.objects.filter(pk=case.pk).annotate(**numbers).values_list(*numbers).get()
    return Counts(**dict(zip(counted, row, strict=True)))


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _retired() -> list[str]:
    return [NeedStatus.REJECTED.value, NeedStatus.DEFERRED.value, NeedStatus.MERGED.value]


def _needs(case: Case) -> NeedCounts:
    groups = (
        Need.objects.filter(case=case)
        .active()
        .order_by()
        .values("status", "moscow", "probability")
        .annotate(number=Count("pk"), cost=Sum("cost_per_year"))
    )
    found = list(groups)
    musts = [group for group in found if group["moscow"] == Moscow.MUST]
    costs = [expected_yearly_cost(group["probability"], group["cost"]) for group in musts]
    return NeedCounts(
        all=sum(group["number"] for group in found),
        drafts=sum(group["number"] for group in found if group["status"] == NeedStatus.DRAFT),
        classified=sum(group["number"] for group in found if group["moscow"] and group["status"] != NeedStatus.DRAFT),
        cost=sum(cost for cost in costs if not isnan(cost)),
    )


def _events(case: Case) -> tuple[dict[str, Event], list[Event]]:
    """The last event of each part, and the latest of all with the newest first. Numbers in a stream have no gaps."""
    last = dict(
        Event.objects.filter(stream=case.key)
        .order_by()
        .annotate(part=_part())
        .values_list("part")
        .annotate(last=Max("sequence"))
    )
    newest = max(last.values(), default=0)
    wanted = Q(sequence__in=last.values()) | Q(sequence__gt=newest - RECENT)
    events = {event.sequence: event for event in stream_of(case.key).filter(wanted)}
    touched = {part: events[sequence] for part, sequence in last.items() if part}
    return touched, [event for sequence, event in events.items() if sequence > newest - RECENT]


def _part() -> Switch:
    in_case = [
        When(Q(kind="case.changed", changes__has_any_keys=fields), then=Value(part)) for part, fields in FIELDS.items()
    ]
    by_kind = [When(kinds, then=Value(part)) for part, kinds in EVENTS.items()]
    return Switch(
        When(record__startswith="part:", then=Substr("record", len("part:") + 1)),
        When(record__startswith="perspective:", then=F("record")),
        *in_case,
        *by_kind,
        default=Value(""),
    )

from __future__ import annotations

from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from needs.accounts.models import User
from needs.accounts.queries.membership import Actor
from needs.casefile.kinds import RETIRED, Moscow, NeedKind, NeedStatus, PerspectiveKind
from needs.safekeeping.models import Versioned

from ..choices import MOSCOW, NEED_KINDS, NEED_STATUSES, PERSPECTIVES, STRENGTHS, pairs
from .background import CaseGoal
from .case import Case
from .source import Source

STEP = [MinValueValidator(1), MaxValueValidator(5)]


def one_to_five(field: str) -> Q:
    return Q(**{field: None}) | Q(**{f"{field}__range": (1, 5)})


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: Actor) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def active(self) -> Self:
        """Not rejected, deferred or merged."""
        return self.exclude(status__in=[status.value for status in RETIRED])

    def decidable(self) -> Self:
        """Active and no longer a draft: what a decision is about."""
        return self.active().exclude(status=NeedStatus.DRAFT.value)


class Need(Versioned):
    """A need in three parts: `who` needs `what`, `so_that`. `B-001` is never reused or renumbered."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="needs")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    who = models.TextField(blank=True)
    what = models.TextField(blank=True)
    so_that = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    met_when = models.JSONField(default=list, blank=True)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES), blank=True)
    other_perspectives = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=pairs(NEED_KINDS), blank=True)
    consequence = models.TextField(blank=True)
    probability = models.PositiveSmallIntegerField(null=True, blank=True, validators=STEP)
    impact = models.PositiveSmallIntegerField(null=True, blank=True, validators=STEP)
    cost_per_year = models.PositiveBigIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True, validators=STEP)
    no_goal_reason = models.TextField(blank=True)
    moscow = models.CharField(max_length=10, choices=pairs(MOSCOW), blank=True)
    moscow_reason = models.TextField(blank=True)
    secrecy_rule = models.CharField(max_length=200, blank=True)
    secrecy_reason = models.TextField(blank=True)
    secrecy_until = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    # Remarks of the checker that stand on purpose: [{"rule", "text", "reason"}].
    on_purpose = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=20, choices=pairs(NEED_STATUSES), default=NeedStatus.DRAFT.value)
    retired_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_from")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = NeedQuerySet.as_manager()

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="need_number_once_per_case"),
            models.CheckConstraint(condition=Q(status__in=[s.value for s in NeedStatus]), name="need_status_known"),
            models.CheckConstraint(condition=Q(moscow__in=["", *(m.value for m in Moscow)]), name="need_moscow_known"),
            models.CheckConstraint(condition=Q(kind__in=["", *(k.value for k in NeedKind)]), name="need_kind_known"),
            models.CheckConstraint(
                condition=Q(perspective__in=["", *(k.value for k in PerspectiveKind)]), name="need_perspective_known"
            ),
            models.CheckConstraint(condition=one_to_five("probability"), name="need_probability_one_to_five"),
            models.CheckConstraint(condition=one_to_five("impact"), name="need_impact_one_to_five"),
            models.CheckConstraint(condition=one_to_five("effort"), name="need_effort_one_to_five"),
            models.CheckConstraint(
                condition=Q(status=NeedStatus.MERGED.value, merged_into__isnull=False)
                | (~Q(status=NeedStatus.MERGED.value) & Q(merged_into=None)),
                name="need_merged_points_to_successor",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="need_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        return f"B-{self.number:03d}"

    @property
    def is_retired(self) -> bool:
        return self.status in RETIRED


class NeedGoal(models.Model):
    """How a need serves a goal of the case; saved through the need, which carries the version."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="goal_links")
    goal = models.ForeignKey(CaseGoal, on_delete=models.PROTECT, related_name="need_links")
    strength = models.PositiveSmallIntegerField(choices=list(STRENGTHS.items()))
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("goal__number",)
        constraints = [
            models.UniqueConstraint(fields=["need", "goal"], name="need_goal_once"),
            models.CheckConstraint(condition=Q(strength__range=(1, 3)), name="need_goal_strength_one_to_three"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.goal_id}"


class NeedSource(models.Model):
    """That a need rests on a source, with the words it rests on if there are any. Saved through the need."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="source_links")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="need_links")
    quote = models.TextField(blank=True)

    class Meta:
        ordering = ("source__number", "pk")
        constraints = [models.UniqueConstraint(fields=["need", "source"], name="need_source_once")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.source_id}"

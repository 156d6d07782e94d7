from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.models import User
from needs.casefile.kinds import AlternativeKind, AnswerState, PerspectiveKind, PerspectiveStatus
from needs.safekeeping.models import Versioned
from needs.strategy.models import Goal

from ..choices import (
    ALTERNATIVE_VERDICTS,
    ALTERNATIVES,
    ANSWER_STATES,
    PERSPECTIVE_STATUSES,
    PERSPECTIVES,
    pairs,
)
from .case import Case


class Alternative(Versioned):
    """One way to meet the needs, weighed before buying."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="alternatives")
    kind = models.CharField(max_length=20, choices=pairs(ALTERNATIVES))
    verdict = models.CharField(max_length=20, choices=pairs(ALTERNATIVE_VERDICTS), default="not_assessed")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], name="alternative_once_per_case"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in AlternativeKind]), name="alternative_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Perspective(Versioned):
    """One of the six sides from which the case is seen; made with the case, never added or removed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="perspectives")
    kind = models.CharField(max_length=20, choices=pairs(PERSPECTIVES))
    status = models.CharField(max_length=20, choices=pairs(PERSPECTIVE_STATUSES), default="not_started")
    lead = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField(blank=True)
    set_aside_reason = models.TextField(blank=True)
    # Why fewer voices than the guidelines ask for are enough.
    deviation_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], name="perspective_once_per_case"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in PerspectiveKind]), name="perspective_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=PerspectiveStatus.SET_ASIDE.value) | ~Q(set_aside_reason=""),
                name="perspective_set_aside_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Answer(models.Model):
    """The answer to one guiding question; saved through its perspective, which carries the version."""

    perspective = models.ForeignKey(Perspective, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=10)
    state = models.CharField(max_length=20, choices=pairs(ANSWER_STATES), default=AnswerState.ANSWERED.value)
    text = models.TextField(blank=True)
    evidence = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["perspective", "question"], name="answer_once")]

    def __str__(self) -> str:
        return self.question


class CaseGoal(Versioned):
    """A strategic goal the case means to serve: `M1`, `M2`, … within the case, never renumbered."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="goals")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    uncovered_reason = models.TextField(blank=True)
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "goal"], name="goal_once_per_case"),
            models.UniqueConstraint(fields=["case", "number"], name="goal_number_once_per_case"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.goal}"

    @property
    def ref(self) -> str:
        return f"M{self.number}"

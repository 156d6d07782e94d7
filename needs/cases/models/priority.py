from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from needs.accounts.models import User
from needs.casefile.kinds import CriterionDirection
from needs.safekeeping.models import Versioned

from ..choices import CRITERION_DIRECTIONS, pairs
from .case import Case
from .need import Need


class Criterion(Versioned):
    """A yardstick 0–5 of one case. `steps` holds a word for each step, lowest first; `weight` is relative."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    question = models.CharField(max_length=300, blank=True)
    steps = models.JSONField(default=list, blank=True)
    direction = models.CharField(max_length=10, choices=pairs(CRITERION_DIRECTIONS), default="benefit")
    weight = models.PositiveSmallIntegerField(default=1, validators=[MaxValueValidator(1000)])
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("case_id", "position")
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="criterion_position_once_per_case"),
            models.CheckConstraint(
                condition=Q(direction__in=[d.value for d in CriterionDirection]), name="criterion_direction_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"K{self.position}"


class Score(Versioned):
    """One person's judgement of one need on one criterion, 0–5."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "criterion", "by"], name="score_once_per_person"),
            models.CheckConstraint(condition=Q(value__range=(0, 5)), name="score_zero_to_five"),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__range=(1, 3)), name="score_confidence_one_to_three"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} {self.criterion_id} {self.value}"

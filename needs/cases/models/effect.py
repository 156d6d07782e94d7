from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.casefile.kinds import EffectDirection
from needs.safekeeping.models import Versioned

from ..choices import EFFECT_DIRECTIONS, pairs
from .case import Case
from .need import Need


class Effect(Versioned):
    """A measurable outcome, in `unit`, that one or several needs lead to."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="effects")
    number = models.PositiveIntegerField()
    indicator = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=10, choices=pairs(EFFECT_DIRECTIONS), default="decrease")
    baseline = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    method = models.TextField(blank=True)
    responsible = models.CharField(max_length=200, blank=True)
    removed = models.BooleanField(default=False)
    needs = models.ManyToManyField(Need, related_name="effects", blank=True)

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="effect_number_once_per_case"),
            models.CheckConstraint(
                condition=Q(direction__in=[d.value for d in EffectDirection]), name="effect_direction_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.indicator}"

    @property
    def ref(self) -> str:
        return f"E-{self.number:03d}"

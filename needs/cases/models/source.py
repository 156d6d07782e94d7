from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from needs.accounts.models import User
from needs.casefile.kinds import SourceKind
from needs.safekeeping.models import Versioned

from ..choices import PERSPECTIVES, SOURCE_KINDS, pairs
from .case import Case


class Source(Versioned):
    """What needs rest on. `voices` counts people heard, `first_hand` those of them with own experience."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sources")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=pairs(SOURCE_KINDS))
    title = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES), blank=True)
    voices = models.PositiveIntegerField(default=0)
    first_hand = models.PositiveIntegerField(default=0)
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    notes = models.TextField(blank=True)
    removed = models.BooleanField(default=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="source_number_once_per_case"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in SourceKind]), name="source_kind_known"),
            models.CheckConstraint(condition=Q(first_hand__lte=F("voices")), name="source_first_hand_among_voices"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        return f"U-{self.number:03d}"

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from needs.accounts.models import User
from needs.casefile.kinds import SourceKind
from needs.safekeeping.models import StoredFile, Versioned

from ..choices import PERSPECTIVES, SOURCE_KINDS, pairs
from .case import Case


class Source(Versioned):
    """What needs rest on. `voices` counts people heard, `first_hand` those of them with own experience.

    `invited` is how many were asked one by one, `by_link` how many of the voices came without being among them. When
    `is_counted` is true the four are kept by what comes in, not typed.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sources")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=pairs(SOURCE_KINDS))
    title = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES), blank=True)
    voices = models.PositiveIntegerField(default=0)
    first_hand = models.PositiveIntegerField(default=0)
    invited = models.PositiveIntegerField(null=True, blank=True)
    by_link = models.PositiveIntegerField(default=0)
    is_counted = models.BooleanField(default=False)
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


class SourceFile(models.Model):
    """A file that belongs to a source: notes, a photograph of the whiteboard, the statistics themselves."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=False)

    class Meta:
        ordering = ("source_id", "pk")

    def __str__(self) -> str:
        return f"{self.file}"

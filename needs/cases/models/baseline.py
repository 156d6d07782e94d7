from __future__ import annotations

from django.db import models

from needs.accounts.models import User
from needs.casefile import CaseFile
from needs.casefile import Decision as DecisionRecord
from needs.casefile.kinds import Verdict

from ..choices import VERDICTS, pairs
from .case import Case


class Baseline(models.Model):
    """A case file as it was submitted: canonical JSON, its SHA-256 and that of the baseline before it."""

    rows_are_immutable = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="baselines")
    version = models.PositiveIntegerField()
    content = models.TextField()
    checksum = models.CharField(max_length=64, db_index=True)
    previous_checksum = models.CharField(max_length=64, blank=True)
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "version")
        constraints = [models.UniqueConstraint(fields=["case", "version"], name="baseline_version_once_per_case")]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"

    def case_file(self) -> CaseFile:
        return CaseFile.model_validate_json(self.content)

    def decision_record(self) -> DecisionRecord | None:
        """What was decided of this baseline, None while it is undecided."""
        decision = Decision.objects.filter(baseline=self).first()
        return decision.record() if decision else None


class Decision(models.Model):
    """What an approver decided of a baseline: one, never changed. `content` is a canonical `casefile.Decision`."""

    rows_are_immutable = True

    baseline = models.OneToOneField(Baseline, on_delete=models.PROTECT, related_name="decision")
    verdict = models.CharField(max_length=10, choices=pairs(VERDICTS))
    comment = models.TextField(blank=True)
    content = models.TextField()
    checksum = models.CharField(max_length=64)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=[v.value for v in Verdict]), name="decision_verdict_known"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.APPROVE.value) | ~models.Q(comment=""),
                name="decision_no_without_comment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baseline_id} {self.verdict}"

    def record(self) -> DecisionRecord:
        return DecisionRecord.model_validate_json(self.content)

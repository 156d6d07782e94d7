from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key
from needs.accounts.models import User
from needs.casefile.kinds import PerspectiveKind
from needs.cases.choices import PERSPECTIVES, pairs
from needs.cases.models import Case, Source
from needs.safekeeping.models import StoredFile, Versioned

from ..choices import INQUIRY_STATES, LANGUAGES


class Inquiry(Versioned):
    """A set of questions to people outside, from one perspective: `F-001` within the case.

    While it is a draft everything can be changed. Once open, everybody is asked the same: only the last day, the
    contact and new invitations remain. `questions` and `comparisons` have the shapes of `needs.casefile.models`
    (`InquiryQuestion`, `Comparison`). `source` is the source that its answers are counted in, made when it opens.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="inquiries")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES))
    language = models.CharField(max_length=2, choices=LANGUAGES, default="sv")
    state = models.CharField(max_length=10, choices=pairs(INQUIRY_STATES), default="draft")
    questions = models.JSONField(default=list, blank=True)
    comparisons = models.JSONField(default=list, blank=True)
    asks_for_needs = models.BooleanField(default=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_telephone = models.CharField(max_length=60, blank=True)
    privacy = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiry")
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="inquiry_number_once_per_case"),
            models.CheckConstraint(condition=Q(state__in=list(INQUIRY_STATES)), name="inquiry_state_known"),
            models.CheckConstraint(
                condition=Q(perspective__in=[k.value for k in PerspectiveKind]), name="inquiry_perspective_known"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(closes_on__isnull=False, source__isnull=False, opened_at__isnull=False),
                name="inquiry_open_with_last_day_and_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        return f"F-{self.number:03d}"


class Material(models.Model):
    """A file that everyone who is asked can read."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="materials")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.file}"

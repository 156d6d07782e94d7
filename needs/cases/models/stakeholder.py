from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.models import User
from needs.casefile.kinds import Involvement, PerspectiveKind, StakeholderRole
from needs.safekeeping.models import Versioned

from ..choices import INVOLVEMENTS, PERSPECTIVES, STAKEHOLDER_ROLES, pairs
from .case import Case
from .need import STEP, one_to_five


class Stakeholder(Versioned):
    """Somebody the case concerns, best named as a group or a role. `I-001` is never reused."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="stakeholders")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES), blank=True)
    role = models.CharField(max_length=20, choices=pairs(STAKEHOLDER_ROLES), blank=True)
    influence = models.PositiveSmallIntegerField(null=True, blank=True, validators=STEP)
    affected = models.PositiveSmallIntegerField(null=True, blank=True, validators=STEP)
    first_hand = models.BooleanField(default=False)
    involvement = models.CharField(max_length=20, choices=pairs(INVOLVEMENTS), blank=True)
    conflict_of_interest = models.TextField(blank=True)
    note = models.TextField(blank=True)
    removed = models.BooleanField(default=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="stakeholder_number_once_per_case"),
            models.CheckConstraint(
                condition=Q(perspective__in=["", *(k.value for k in PerspectiveKind)]),
                name="stakeholder_perspective_known",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["", *(k.value for k in StakeholderRole)]), name="stakeholder_role_known"
            ),
            models.CheckConstraint(
                condition=Q(involvement__in=["", *(k.value for k in Involvement)]), name="stakeholder_involvement_known"
            ),
            models.CheckConstraint(condition=one_to_five("influence"), name="stakeholder_influence_one_to_five"),
            models.CheckConstraint(condition=one_to_five("affected"), name="stakeholder_affected_one_to_five"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"

    @property
    def ref(self) -> str:
        return f"I-{self.number:03d}"


class StakeholderContact(models.Model):
    """How to reach a stakeholder: personal data, so it stands in no event and no case file and can be erased."""

    stakeholder = models.OneToOneField(Stakeholder, on_delete=models.CASCADE, related_name="contact")
    person = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.stakeholder_id}"

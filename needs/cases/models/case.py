from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key
from needs.accounts.models import Organisation, Unit, User
from needs.accounts.queries.membership import Actor, organisation_ids_where
from needs.accounts.roles import Permission
from needs.casefile.kinds import CaseState, ProcurementKind
from needs.safekeeping.models import Versioned

from ..choices import CASE_STATES, PROCUREMENT_KINDS, pairs

SITUATION = (
    "content",
    "costs",
    "volumes",
    "organisation",
    "integrations",
    "users",
    "characteristics",
    "adjacent_areas",
)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: Actor) -> Self:
        """Cases of the organisations the person may read; a restricted one only if she works on or decides it.

        While a restricted case is submitted, every approver of the organisation may open it: which of them the
        delegation points out depends on its value and unit and is for `rules.approval`.
        """
        if not user.is_authenticated:
            return self.none()
        mine = Q(owner=user) | Q(pk__in=TeamMember.objects.filter(user=user).values("case")) | Q(approver=user)
        asked = Q(state=CaseState.SUBMITTED.value, organisation__in=organisation_ids_where(user, Permission.DECIDE))
        return self.filter(organisation__in=organisation_ids_where(user, Permission.READ)).filter(
            Q(restricted=False) | mine | asked
        )


class Case(Versioned):
    """One piece of needs work, the consistency boundary of everything below it.

    `number` is the running number of the organisation and year (`2026-014`). `approver` is set while a
    submitted case rests with someone. Money in whole SEK.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(max_length=12)
    registry_number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="owned_cases")
    approver = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=pairs(CASE_STATES), default=CaseState.DRAFT.value)
    restricted = models.BooleanField(default=False)

    purpose = models.TextField(blank=True)
    background = models.TextField(blank=True)
    situation_content = models.TextField(blank=True)
    situation_costs = models.TextField(blank=True)
    situation_volumes = models.TextField(blank=True)
    situation_organisation = models.TextField(blank=True)
    situation_integrations = models.TextField(blank=True)
    situation_users = models.TextField(blank=True)
    situation_characteristics = models.TextField(blank=True)
    situation_adjacent_areas = models.TextField(blank=True)
    lessons = models.TextField(blank=True)
    inside = models.TextField(blank=True)
    outside = models.TextField(blank=True)

    procurement_kind = models.CharField(max_length=20, choices=pairs(PROCUREMENT_KINDS), blank=True)
    cpv_codes = models.JSONField(default=list, blank=True)
    estimated_value = models.PositiveBigIntegerField(null=True, blank=True)
    contract_ends_on = models.DateField(null=True, blank=True)
    contract_starts_on = models.DateField(null=True, blank=True)
    decision_due_on = models.DateField(null=True, blank=True)
    hours_spent = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    # Parts the officer says she is done with; what a task's status is computed from, beside the contents.
    done_parts = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="case_number_once_per_organisation"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in CaseState]), name="case_state_known"),
            models.CheckConstraint(
                condition=Q(procurement_kind__in=["", *(k.value for k in ProcurementKind)]),
                name="case_procurement_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=models.F("owner")), name="case_owner_never_decides"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class TeamMember(models.Model):
    """A colleague who works on the case and, in a restricted case, may see it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="teams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="team_member_once")]

    def __str__(self) -> str:
        return f"{self.user}"

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..choices import ROLE_CHOICES
from ..roles import ROLES
from .organisation import Organisation, Unit


class Membership(models.Model):
    """One role of one person in one organisation. A person may hold several."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.role}, {self.organisation}"


class DelegationRule(models.Model):
    """Who decides up to a value: everyone in a role, or one named person.

    `limit` in whole SEK, null for no limit. `unit` null means the whole organisation; a rule for the
    case's own unit goes before one for the organisation, a lower limit before a higher.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="delegation_rules")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)
    limit = models.PositiveBigIntegerField(null=True, blank=True)
    role = models.CharField(max_length=20, choices=ROLE_CHOICES, blank=True)
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    mandate = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(role="") & Q(approver__isnull=False)) | (~Q(role="") & Q(approver__isnull=True)),
                name="delegation_role_or_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ≤ {self.limit}"

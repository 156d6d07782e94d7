from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language

from needs.accounts.keys import new_key
from needs.accounts.models import Organisation, User
from needs.accounts.queries.membership import Actor, organisation_ids_where
from needs.accounts.roles import Permission
from needs.safekeeping.models import Versioned


class GoalCatalogueQuerySet(models.QuerySet["GoalCatalogue"]):
    def visible_to(self, user: Actor) -> Self:
        return self.filter(organisation__in=organisation_ids_where(user, Permission.READ))


class GoalCatalogue(Versioned):
    """A dated set of goals: an organisation's own, or its copy of a shipped one, which it may edit.

    `shipped` names the file the copy was made from, empty for the organisation's own.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="catalogues")
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    shipped = models.CharField(max_length=60, blank=True)

    objects: ClassVar = GoalCatalogueQuerySet.as_manager()

    class Meta:
        ordering = ("shipped", "name")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="catalogue_name_once_per_organisation"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: Actor) -> Self:
        return self.filter(catalogue__organisation__in=organisation_ids_where(user, Permission.READ))

    def in_force(self) -> Self:
        return self.filter(retired_at=None)


class Goal(Versioned):
    """A goal in a catalogue; goals form a tree. Retired, never deleted."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    catalogue = models.ForeignKey(GoalCatalogue, on_delete=models.PROTECT, related_name="goals")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar = GoalQuerySet.as_manager()

    class Meta:
        ordering = ("catalogue", "position", "pk")

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None and self.retired_at <= timezone.now()

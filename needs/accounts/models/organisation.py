from __future__ import annotations

from django.db import models

from ..keys import new_key
from ..organisation_number import validate


class Organisation(models.Model):
    """A contracting authority. Everything else belongs to exactly one."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    organisation_number = models.CharField(max_length=11, blank=True, validators=[validate])

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of an organisation; units form a tree."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="unit_name_once_per_organisation"),
        ]

    def __str__(self) -> str:
        return self.name


class Guidelines(models.Model):
    """What the organisation asks of its needs work: texts for people, rules for the software.

    `required_perspectives` may not be set aside. `default_criteria` has the shape of
    `needs.casefile.models.Criterion`, one dict each.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="guidelines")
    texts = models.JSONField(default=dict, blank=True)
    required_perspectives = models.JSONField(default=list, blank=True)
    least_voices = models.PositiveSmallIntegerField(default=0)
    least_first_hand = models.PositiveSmallIntegerField(default=0)
    default_criteria = models.JSONField(default=list, blank=True)
    # How long contact data of people outside is kept after the inquiry it was given for has closed.
    retention_months = models.PositiveSmallIntegerField(default=24)

    def __str__(self) -> str:
        return f"{self.organisation}"

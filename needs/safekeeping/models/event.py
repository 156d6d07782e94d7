from __future__ import annotations

from django.conf import settings
from django.db import models

from needs.accounts.models import Organisation


class Event(models.Model):
    """What happened: who, when, what, before and after. Append-only and chained by hash.

    `stream` is the key of the case (or goal catalogue) it belongs to, `sequence` its place there from 1.
    `record` names what was changed, for example `need:B-001`, and `record_version` its version afterwards.
    `changes` is `{field: [before, after]}` in plain JSON. `actor` keeps the name as it was.
    """

    rows_are_immutable = True

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stream = models.CharField(max_length=16)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    actor = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=60)
    record = models.CharField(max_length=60, blank=True)
    record_version = models.PositiveIntegerField(null=True)
    changes = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("stream", "sequence")
        constraints = [
            models.UniqueConstraint(fields=["stream", "sequence"], name="event_place_in_stream_once"),
        ]
        indexes = [models.Index(fields=["stream", "record", "record_version"], name="event_by_record")]

    def __str__(self) -> str:
        return f"{self.stream} {self.sequence} {self.kind}"

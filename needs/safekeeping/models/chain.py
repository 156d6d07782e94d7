from __future__ import annotations

from django.db import models


class Chain(models.Model):
    """The end of one stream of events: how many there are and the hash of the last, so that none can go missing."""

    stream = models.CharField(max_length=16, unique=True)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.stream} {self.length}"

from django.db import models


class Versioned(models.Model):
    """A record that people edit: `version` counts its changes and guards every write."""

    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

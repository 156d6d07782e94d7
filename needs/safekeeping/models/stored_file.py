from __future__ import annotations

from django.conf import settings
from django.db import models

from needs.accounts.keys import new_key
from needs.accounts.models import Organisation


class StoredFile(models.Model):
    """A file somebody sent in, checked and kept under its key. `size` in bytes, `sha256` in hex.

    `name` is for people and downloads, never for the place where the bytes lie.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie in the storage."""
        return f"{self.organisation_id}/{self.key}"

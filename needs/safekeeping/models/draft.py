from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What a person has typed in a form and not saved yet; hers alone. `form` is the address of the form.

    `fields` is `[[name, value], …]` as the browser sends them, but for secrets and the form's own token.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=300)
    fields = models.JSONField(default=list)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="draft_once_per_person_and_form")]

    def __str__(self) -> str:
        return f"{self.form} {self.saved_at}"

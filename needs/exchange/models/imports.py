from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key
from needs.accounts.models import User
from needs.accounts.queries.membership import Actor
from needs.cases.models import Case, Source
from needs.safekeeping.models import Versioned

from ..choices import DONE, IMPORT_STATES, UPLOADED


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: Actor) -> Self:
        """A person's own imports, into cases she may see."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(uploaded_by=user, case__in=Case.objects.visible_to(user))


class Import(Versioned):
    """A spreadsheet on its way into a case: what was read, what each column is, and what came of it.

    `sheets` is `[{"name", "rows"}]`, plain text. `mapping` is `{column index: field}`. `header` is the number of
    the header row, 0 for none. `created` is `[{"row", "need", "fingerprint"}]`, `left` the reasons of the rows
    that were not taken.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="imports")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    checksum = models.CharField(max_length=64)
    sheets = models.JSONField(default=list)
    sheet = models.PositiveSmallIntegerField(default=0)
    header = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=list(IMPORT_STATES.items()), default=UPLOADED)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created = models.JSONField(default=list, blank=True)
    left = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = ImportQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=UPLOADED, done_at=None) | Q(state=DONE, done_at__isnull=False),
                name="import_done_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_done(self) -> bool:
        return self.state == DONE

from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.models import Organisation
from needs.safekeeping.models import Versioned

from ..choices import PERSPECTIVES, pairs


class BankQuestion(Versioned):
    """An organisation's own wording of a question in the bank, or a question of its own, in one language.

    `code` is that of the shipped question it replaces (`M1`), or an own one (`M101` and on). A retired one is
    no longer offered; the answers it has been given keep it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="questions")
    code = models.CharField(max_length=10)
    perspective = models.CharField(max_length=20, choices=pairs(PERSPECTIVES))
    language = models.CharField(max_length=2, choices=[("sv", "sv"), ("en", "en")])
    wording = models.CharField(max_length=300)
    hint = models.CharField(max_length=500, blank=True)
    why = models.CharField(max_length=1000, blank=True)
    example = models.CharField(max_length=1000, blank=True)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ("code",)
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "code", "language"], name="bank_question_once_per_organisation_and_language"
            ),
            models.CheckConstraint(condition=Q(language__in=["sv", "en"]), name="bank_question_language_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.wording}"

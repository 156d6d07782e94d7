from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key
from needs.accounts.models import Organisation


class MailState(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


class Mail(models.Model):
    """A letter in the outbox, written in the transaction of what it tells. `key` becomes its Message-ID.

    `kind` names who composes it and `about` the record it is about: text, address and links are made when it is
    sent, so neither personal data nor a link ever stands here. A dead letter has been tried for the last time.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Not before this time; while somebody is sending it, the end of her lease.
    next_at = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_known"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="mail_sent_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="mail_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} {self.state}"

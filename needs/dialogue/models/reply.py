from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key

from .invitation import Invitation


class Reply(models.Model):
    """An answer being written: the contributor's own, which nobody at the authority ever reads.

    `content` has the shape of `needs.dialogue.answers.Content`. Submitting makes a `Contribution` of it and
    empties it. A personal invitation has one reply, whichever device it is written on; an open one has many.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="replies")
    is_personal = models.BooleanField()
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation"], condition=Q(is_personal=True), name="reply_once_per_personal_invitation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.key}"


class Visit(models.Model):
    """A contributor's session on one device: the cookie holds a secret, this its SHA-256. Its scope is one reply."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="visits")
    secret_hash = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reply_id}"

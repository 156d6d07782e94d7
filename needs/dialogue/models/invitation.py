from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.keys import new_key
from needs.accounts.models import User

from ..choices import INVITATION_KINDS, LOG_KINDS
from .inquiry import Inquiry


class Invitation(models.Model):
    """A way in to an inquiry: personal (one answer, by mail) or open (a link or a poster, many answers).

    `email`, `name` and `represents` are personal data: they stand in no event and are erased when due.
    `quota` and `is_moderated` belong to open ones. `closes_on` is a later last day for this one alone.
    """

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(max_length=10, choices=INVITATION_KINDS)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    represents = models.CharField(max_length=200, blank=True)
    quota = models.PositiveIntegerField(null=True, blank=True)
    is_moderated = models.BooleanField(default=False)
    closes_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("inquiry_id", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["personal", "open"]), name="invitation_kind_known"),
            models.UniqueConstraint(
                fields=["inquiry", "email"], condition=~Q(email=""), name="invitation_once_per_address"
            ),
            models.CheckConstraint(
                condition=Q(kind="open") | (Q(quota=None) & Q(is_moderated=False)),
                name="invitation_quota_for_open_ones",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} {self.kind} {self.key}"

    @property
    def is_open_to_many(self) -> bool:
        return self.kind == "open"


class Link(models.Model):
    """One token that lets people in, kept only as its SHA-256. An invitation has one for each letter sent.

    `reply` is set for a link of one's own that somebody who answers by an open link has made to come back by.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="links")
    reply = models.ForeignKey(
        "dialogue.Reply", on_delete=models.CASCADE, null=True, blank=True, related_name="own_links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.invitation_id}"


class LogEntry(models.Model):
    """What somebody who is asked has received, and when: proof that everyone got the same. Never changed.

    `detail` names what it was about (a file, a new last day). Entries without an invitation concern everybody.
    """

    rows_are_immutable = True

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="log")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, related_name="log")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("inquiry_id", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(LOG_KINDS)), name="log_entry_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} {self.kind} {self.at}"

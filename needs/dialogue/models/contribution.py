from __future__ import annotations

from django.db import models
from django.db.models import Q

from needs.accounts.models import User
from needs.casefile.kinds import Handling
from needs.cases.choices import HANDLINGS, STAKEHOLDER_ROLES, pairs
from needs.cases.models import Case, Need
from needs.safekeeping.models import Versioned

from .inquiry import Inquiry
from .invitation import Invitation
from .reply import Reply


class Contribution(models.Model):
    """What somebody outside has sent in: a received official document, never changed.

    `number` runs within the case and makes the receipt (`2026-014-0007`). `content` is the canonical JSON of
    `needs.dialogue.answers.Content` without contact data, `checksum` its SHA-256.
    """

    rows_are_immutable = True

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contributions")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="contributions")
    # None for what came in to another authority and was imported with the case.
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, related_name="contributions")
    reply = models.OneToOneField(Reply, on_delete=models.PROTECT, null=True, related_name="contribution")
    number = models.PositiveIntegerField()
    content = models.TextField()
    checksum = models.CharField(max_length=64)
    role = models.CharField(max_length=20, choices=pairs(STAKEHOLDER_ROLES), blank=True)
    first_hand = models.BooleanField(default=False)
    may_quote = models.BooleanField(default=False)
    is_moderated = models.BooleanField(default=False)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("case_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="contribution_number_once_per_case"),
        ]
        indexes = [models.Index(fields=["inquiry", "number"], name="contribution_by_inquiry")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"{self.case.number}-{self.number:04d}"


class Moderation(models.Model):
    """Whether a contribution by a moderated link is counted; until there is a row it waits."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="moderation")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(reason=""), name="moderation_refused_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.accepted}"


class Contact(models.Model):
    """Where a contributor wants to hear how the answer was used: personal data, erased when due."""

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="contact")
    email = models.EmailField()
    told_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.contribution_id}"


class Item(Versioned):
    """One answer in the inbox: `part` is the id of its question, or `need-1`, … for a need that was proposed.

    What it says stands in the contribution; here is what the authority has done with it.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="items")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="items")
    part = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    handling = models.CharField(max_length=10, choices=pairs(HANDLINGS), default=Handling.UNREAD.value)
    reason = models.TextField(blank=True)
    handled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    handled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("contribution__number", "position")
        constraints = [
            models.UniqueConstraint(fields=["contribution", "part"], name="item_once_per_answer"),
            models.CheckConstraint(condition=Q(handling__in=[h.value for h in Handling]), name="item_handling_known"),
            models.CheckConstraint(
                condition=~Q(handling=Handling.SET_ASIDE.value) | ~Q(reason=""), name="item_set_aside_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["inquiry", "handling"], name="item_by_handling")]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.part}"


class Use(models.Model):
    """That a need rests on an answer. `quote` is the words it rests on, also when they may not be quoted outside."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="uses")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="uses")
    quote = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("need__number", "pk")
        constraints = [models.UniqueConstraint(fields=["item", "need"], name="use_once")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.need_id}"

"""Invitations: fetched one by one, how far each has come, and those that something is to be sent to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from needs.cases.wording import day, moment, word
from needs.safekeeping.models import Mail

from ..choices import STAGES
from ..models import Inquiry, Invitation, Reply

BETWEEN_LETTERS = timedelta(hours=24)
COLOURS = {"bounced": "amber", "submitted": "green", "draft": "blue", "revoked": "grey"}
REPLIES = Reply.objects.filter(invitation=OuterRef("pk"))


@dataclass(frozen=True)
class InvitationRow:
    """A personal invitation. `when` is the time of its stage, of an answer the day, and never that of writing."""

    key: str
    who: str
    email: str
    represents: str
    stage: str
    stage_word: str
    colour: str
    when: str
    reminded: str
    own_last_day: str
    is_waited_for: bool
    has_bounced: bool


@dataclass(frozen=True)
class OpenLinkRow:
    """An open link, numbered in the order they were made."""

    key: str
    name: str
    made: str
    quota: str
    is_moderated: bool
    is_revoked: bool
    own_last_day: str
    begun: int
    answered: int


@dataclass(frozen=True)
class Invited:
    people: list[InvitationRow]
    links: list[OpenLinkRow]

    @property
    def waited_for(self) -> int:
        return sum(row.is_waited_for for row in self.people)

    @property
    def bounced(self) -> int:
        return sum(row.has_bounced for row in self.people)


def invitation_of(inquiry: Inquiry, key: str) -> Invitation:
    """Raises `Http404` for an invitation to something else."""
    found = Invitation.objects.filter(inquiry=inquiry, key=key).select_related("inquiry__case").first()
    if found is None:
        raise Http404
    return found


def invited(inquiry: Inquiry, *, named: bool = True) -> Invited:
    """Everybody who is asked and every open link, in one query. Of what somebody is writing only that she is.

    `named` is for those who may know who they are; to others they are numbers.
    """
    begun = Q(replies__saved_at__isnull=False, replies__submitted_at=None)
    found = inquiry.invitations.annotate(
        is_begun=Exists(REPLIES.filter(saved_at__isnull=False)),
        submitted_at=Max("replies__submitted_at"),
        number_begun=Count("replies", filter=begun),
        number_answered=Count("replies", filter=Q(replies__submitted_at__isnull=False)),
    ).order_by("pk")
    people: list[InvitationRow] = []
    links: list[OpenLinkRow] = []
    for invitation in found:
        if invitation.is_open_to_many:
            links.append(_link_row(invitation, len(links) + 1))
        else:
            who = invitation.name or invitation.email or _("Address erased")
            people.append(_row(invitation, who if named else numbered(len(people) + 1), named))
    return Invited(people, links)


def numbered(place: int) -> str:
    """What somebody who is asked is called before those who are not to know her name."""
    return _("Invited %(place)d") % {"place": place}


def _row(invitation: Invitation, who: str, named: bool) -> InvitationRow:
    stage = _stage(invitation)
    at = getattr(invitation, f"{stage}_at", None)
    return InvitationRow(
        key=invitation.key,
        who=who,
        email=invitation.email if named and invitation.name else "",
        represents=invitation.represents if named else "",
        stage=stage,
        stage_word=word(STAGES, stage),
        colour=COLOURS.get(stage, ""),
        when=(day(at) if stage == "submitted" else moment(at)) if at else "",
        reminded=moment(invitation.reminded_at) if invitation.reminded_at else "",
        own_last_day=day(invitation.closes_on),
        # Where nobody can be written to any longer there is nothing to wait for or to mend.
        is_waited_for=stage in ("created", "sent", "opened", "draft") and not invitation.erased_at,
        has_bounced=stage == "bounced" and not invitation.erased_at,
    )


def _stage(invitation: Invitation) -> str:
    """How far it has come. What has been sent in stays so; a letter that did not arrive is told before the rest."""
    stages = {
        "submitted": invitation.submitted_at,  # type: ignore[attr-defined]  # annotated by invited
        "revoked": invitation.revoked_at,
        "bounced": invitation.bounced_at,
        "draft": invitation.is_begun,  # type: ignore[attr-defined]  # annotated by invited
        "opened": invitation.opened_at,
        "sent": invitation.sent_at,
    }
    return next((stage for stage, reached in stages.items() if reached), "created")


def _link_row(invitation: Invitation, place: int) -> OpenLinkRow:
    return OpenLinkRow(
        key=invitation.key,
        name=_("Open link %(place)d") % {"place": place},
        made=day(invitation.created_at),
        quota=str(invitation.quota or ""),
        is_moderated=invitation.is_moderated,
        is_revoked=invitation.revoked_at is not None,
        own_last_day=day(invitation.closes_on),
        begun=invitation.number_begun,  # type: ignore[attr-defined]  # annotated by invited
        answered=invitation.number_answered,  # type: ignore[attr-defined]  # annotated by invited
    )


def known_addresses(inquiry: Inquiry) -> set[str]:
    """In small letters, of all who have been invited."""
    return {email.lower() for email in inquiry.invitations.exclude(email="").values_list("email", flat=True)}


def waited_for(inquiry: Inquiry) -> QuerySet[Invitation]:
    """The personal invitations that still could be answered: reached, neither answered nor withdrawn."""
    return inquiry.invitations.filter(
        kind="personal", revoked_at=None, bounced_at=None, erased_at=None, sent_at__isnull=False
    ).exclude(replies__submitted_at__isnull=False)


def to_remind(inquiry: Inquiry, now: datetime) -> QuerySet[Invitation]:
    """Those of them who have had neither invitation nor reminder in the last day and night."""
    lately = now - BETWEEN_LETTERS
    return waited_for(inquiry).filter(Q(reminded_at=None) | Q(reminded_at__lte=lately), sent_at__lte=lately)


def next_to_remind(inquiry: Inquiry) -> datetime | None:
    """When the first of those still waited for may be reminded; None when nobody is."""
    letters = waited_for(inquiry).values_list("sent_at", "reminded_at")
    latest = [max(at for at in both if at) for both in letters]
    return min(latest) + BETWEEN_LETTERS if latest else None


def letters_sent(inquiry: Inquiry, kind: str, since: datetime) -> int:
    """How many have left since then; those that wait for the worker have not."""
    keys = inquiry.invitations.values("key")
    return Mail.objects.filter(kind=kind, about__in=keys, sent_at__gte=since).count()

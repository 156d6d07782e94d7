"""The way in without an account: a link shows the landing, a button makes a visit, a visit reaches one reply."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from ..models import Invitation, Link, Material, Reply, Visit
from ..rules.entry import is_alive, opens
from ..tokens import new_token, token_hash
from .delivery import log
from .link import make_link

# How often it is worth a write to remember that somebody is still there.
SEEN_EVERY = timedelta(minutes=5)
# Of the checksum of a file, so that two with the same name are not one in the log.
DIGITS = 12


def find_link(token: str) -> Link | None:
    """The link that a token opens now. Wrong, expired, closed, revoked and full cost the same: one hash, one query."""
    answered = Reply.objects.filter(
        Q(own_links=OuterRef("pk")) | Q(is_personal=True, invitation=OuterRef("invitation")),
        submitted_at__isnull=False,
    )
    link = (
        Link.objects.filter(token_hash=token_hash(token))
        .select_related("reply", "invitation__inquiry__case__organisation")
        .annotate(is_answered=Exists(answered), received=Count("invitation__contributions"))
        .first()
    )
    if link is None:
        return None
    quota = link.invitation.quota
    is_full = quota is not None and link.received >= quota
    return link if opens(link, is_answered=link.is_answered, is_full=is_full, now=timezone.now()) else None


def start_visit(link: Link) -> str:
    """Begin a visit on one device. Returns the secret of its cookie; the database keeps its hash."""
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update(no_key=True).get(pk=link.invitation_id)
        reply = link.reply or _reply_by(invitation)
        _remember_opened(invitation)
        secret = new_token()
        Visit.objects.create(reply=reply, secret_hash=token_hash(secret), seen_at=timezone.now())
        return secret


def _reply_by(invitation: Invitation) -> Reply:
    """The one of a personal invitation, whichever device; a new one by an open link."""
    if invitation.is_open_to_many:
        return Reply.objects.create(invitation=invitation, is_personal=False)
    return Reply.objects.get_or_create(invitation=invitation, is_personal=True)[0]


def _remember_opened(invitation: Invitation) -> None:
    if invitation.opened_at:
        return
    invitation.opened_at = timezone.now()
    invitation.save(update_fields=["opened_at"])
    log(invitation, "opened")


def visit_of(secret: str) -> Visit | None:
    """The visit whose cookie it is, unless twelve hours have passed or its invitation is withdrawn."""
    visit = (
        Visit.objects.filter(secret_hash=token_hash(secret))
        .select_related("reply__invitation__inquiry__case__organisation")
        .first()
    )
    return visit if visit and is_alive(visit, timezone.now()) else None


def reply_of(secret: str) -> Reply | None:
    visit = visit_of(secret)
    return visit.reply if visit else None


def remember_seen(visit: Visit) -> bool:
    """Put off the end of the visit. Whether it was worth a write."""
    now = timezone.now()
    if now - visit.seen_at < SEEN_EVERY:
        return False
    Visit.objects.filter(pk=visit.pk).update(seen_at=now)
    return True


def make_own_link(reply: Reply) -> str:
    """A link to come back by on any device, for somebody who answers by a link for many. Gives the token, once."""
    with transaction.atomic():
        return make_link(reply.invitation, reply=reply)


def remember_fetched(reply: Reply, material: Material) -> None:
    """Once for each invitation and file: what somebody who is asked has received."""
    file = material.file
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update(no_key=True).get(pk=reply.invitation_id)
        detail = f"{file.name} ({file.sha256[:DIGITS]})"
        if not invitation.log.filter(kind="material", detail=detail).exists():
            log(invitation, "material", detail)


def end_visit(secret: str) -> None:
    Visit.objects.filter(secret_hash=token_hash(secret)).delete()

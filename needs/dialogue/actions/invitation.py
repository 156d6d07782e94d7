from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.utils import timezone

from needs.accounts.models import User
from needs.cases.actions.boundary import changing, holding, tell
from needs.cases.models import Case, Source
from needs.safekeeping import outbox
from needs.safekeeping.refusal import refuse_if

from ..invitees import Invitee
from ..models import Inquiry, Invitation, LogEntry
from ..queries.invitation import to_remind
from ..rules.invitation import (
    extending_one,
    inviting,
    number_invited,
    opening_to_many,
    reminding,
    renewing,
    revoking,
)
from .delivery import log
from .inquiry import locked_inquiry, record_of
from .link import make_link, revoke_links


def invite(*, inquiry: Inquiry, people: Sequence[Invitee], by: User) -> list[Invitation]:
    """Ask people one by one, each by a letter with a link of her own. Those already invited are left out.

    The event says how many, never who.
    """
    with changing(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        wanted = _not_yet(fresh, people)
        refuse_if([*inviting(fresh, timezone.localdate()), *number_invited(fresh, len(wanted))])
        made = _invite(case, fresh, wanted, by) if wanted else []
        if made:
            _count_invited(case, fresh, len(made), by)
        return made


def make_open_link(
    *, inquiry: Inquiry, quota: int | None = None, is_moderated: bool = False, by: User
) -> tuple[Invitation, str]:
    """A link for many, with the token that is never seen again. `quota` is how many answers it takes."""
    with changing(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if([*inviting(fresh, timezone.localdate()), *opening_to_many(fresh, quota)])
        invitation = Invitation.objects.create(
            inquiry=fresh, kind="open", quota=quota, is_moderated=is_moderated, created_by=by
        )
        log(invitation, "created")
        tell(case, kind="inquiry.link_made", by=by, record=record_of(fresh))
        return invitation, make_link(invitation)


def renew_link(*, invitation: Invitation, by: User) -> str:
    """Another link. An open one shuts those before it and gives the token; a personal one goes out by a new letter."""
    with changing(invitation.inquiry.case, by=by) as case:
        fresh = locked_invitation(invitation)
        refuse_if(renewing(fresh, timezone.localdate()))
        log(fresh, "renewed")
        tell(case, kind="inquiry.link_made", by=by, record=record_of(fresh.inquiry))
        if fresh.is_open_to_many:
            revoke_links(fresh)
            return make_link(fresh)
        fresh.bounced_at = None
        fresh.save(update_fields=["bounced_at"])
        post_letters(case, "invitation", [fresh])
        return ""


def revoke(*, invitation: Invitation, by: User) -> Invitation:
    """Let nobody more in by the invitation. What has come in by it stays."""
    with holding(invitation.inquiry.case, by=by) as case:
        fresh = locked_invitation(invitation)
        refuse_if(revoking(fresh))
        fresh.revoked_at = timezone.now()
        fresh.save(update_fields=["revoked_at"])
        revoke_links(fresh)
        log(fresh, "revoked")
        tell(case, kind="inquiry.link_withdrawn", by=by, record=record_of(fresh.inquiry))
        return fresh


def extend(*, invitation: Invitation, closes_on: date, by: User) -> Invitation:
    """A later last day for one alone, who is told of it by letter."""
    with holding(invitation.inquiry.case, by=by) as case:
        fresh = locked_invitation(invitation)
        refuse_if(extending_one(fresh, closes_on, timezone.localdate()))
        fresh.closes_on = closes_on
        fresh.save(update_fields=["closes_on"])
        tell(case, kind="inquiry.extended", by=by, record=record_of(fresh.inquiry))
        if not fresh.is_open_to_many:
            post_letters(case, "extended", [fresh])
        return fresh


def remind(*, inquiry: Inquiry, by: User) -> int:
    """Write to those who have neither answered nor had a letter in the last day and night; how many they are."""
    with holding(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        refuse_if(reminding(fresh, timezone.localdate()))
        now = timezone.now()
        found = list(to_remind(fresh, now))
        # At once and not when the letter leaves, so that a second click reminds nobody twice.
        Invitation.objects.filter(pk__in=[invitation.pk for invitation in found]).update(reminded_at=now)
        if found:
            post_letters(case, "reminder", found)
            changes = {"reminded": (None, len(found))}
            tell(case, kind="inquiry.reminded", by=by, record=record_of(fresh), changes=changes)
        return len(found)


def locked_invitation(invitation: Invitation) -> Invitation:
    """As it stands now, in a transaction that holds its case."""
    found = Invitation.objects.select_for_update(of=("self",), no_key=True).select_related("inquiry__case")
    return found.get(pk=invitation.pk)


def post_letters(case: Case, kind: str, invitations: Sequence[Invitation]) -> None:
    about = [invitation.key for invitation in invitations]
    outbox.post_all(organisation_id=case.organisation_id, kind=kind, about=about)


def _not_yet(inquiry: Inquiry, people: Sequence[Invitee]) -> list[Invitee]:
    """Each address once, however it is written, and none that has been asked before."""
    known = {email.lower() for email in inquiry.invitations.exclude(email="").values_list("email", flat=True)}
    wanted: dict[str, Invitee] = {}
    for person in people:
        if person.email.lower() not in known:
            wanted.setdefault(person.email.lower(), person)
    return list(wanted.values())


def _invite(case: Case, inquiry: Inquiry, people: Sequence[Invitee], by: User) -> list[Invitation]:
    made = Invitation.objects.bulk_create(
        Invitation(
            inquiry=inquiry,
            kind="personal",
            email=person.email,
            name=person.name,
            represents=person.represents,
            created_by=by,
        )
        for person in people
    )
    now = timezone.now()
    LogEntry.objects.bulk_create(
        LogEntry(inquiry=inquiry, invitation=invitation, at=now, kind="created") for invitation in made
    )
    post_letters(case, "invitation", made)
    return made


def _count_invited(case: Case, inquiry: Inquiry, number: int, by: User) -> None:
    source = Source.objects.filter(inquiry=inquiry)
    before = source.values_list("invited", flat=True).get() or 0
    source.update(invited=F("invited") + number)
    changes = {"invited": (before, before + number)}
    tell(case, kind="inquiry.invited", by=by, record=record_of(inquiry), changes=changes)

"""Who can be invited, reminded and let in, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from needs.cases.rules.lifecycle import locked
from needs.safekeeping.refusal import Obstacle

from ..models import Inquiry, Invitation
from .inquiry import LONGEST, is_answering

MOST_INVITED = 500
LARGEST_QUOTA = 10_000


def last_day(invitation: Invitation) -> date | None:
    """The inquiry's, or a later one for this invitation alone."""
    days = [day for day in (invitation.inquiry.closes_on, invitation.closes_on) if day]
    return max(days, default=None)


def lets_in(invitation: Invitation, today: date) -> bool:
    """Whether an answer can be begun by this invitation that day. Quota and what has been sent in are not seen here."""
    last = last_day(invitation)
    is_open = invitation.inquiry.state == "open" and last is not None and today <= last
    return is_open and not (invitation.revoked_at or invitation.erased_at)


def inviting(inquiry: Inquiry, today: date) -> Iterator[Obstacle]:
    """Why nobody new can be asked now."""
    yield from locked(inquiry.case)
    if not is_answering(inquiry, today):
        message = _("Only an open inquiry takes in answers. Open it, or move the last day, and then invite.")
        yield _on_inquiry(inquiry, "not-answering", message)


def number_invited(inquiry: Inquiry, more: int) -> Iterator[Obstacle]:
    """A safety catch against pasting a whole register."""
    if inquiry.invitations.filter(kind="personal").count() + more > MOST_INVITED:
        message = _("At most %(most)d people can be invited one by one. Make an open link for the rest.")
        yield _on_inquiry(inquiry, "many", message % {"most": MOST_INVITED})


def opening_to_many(inquiry: Inquiry, quota: int | None) -> Iterator[Obstacle]:
    if quota is not None and not 1 <= quota <= LARGEST_QUOTA:
        message = _("Choose a number of answers between 1 and %(most)d.") % {"most": LARGEST_QUOTA}
        yield _on_inquiry(inquiry, "quota", message)


def renewing(invitation: Invitation, today: date) -> Iterator[Obstacle]:
    yield from _in_use(invitation)
    if not (invitation.revoked_at or lets_in(invitation, today)):
        message = _("The last day has passed. Move it first, and then make a new link.")
        yield _on_inquiry(invitation.inquiry, "past", message)


def revoking(invitation: Invitation) -> Iterator[Obstacle]:
    yield from _in_use(invitation)


def extending_one(invitation: Invitation, closes_on: date, today: date) -> Iterator[Obstacle]:
    """One alone may get a later last day while the inquiry is open, also after the others' has passed."""
    yield from _in_use(invitation)
    if invitation.inquiry.state != "open":
        yield _on_inquiry(
            invitation.inquiry, "not-open", _("The inquiry is closed. Open it again with a new last day.")
        )
    last = last_day(invitation)
    if last and closes_on <= last:
        message = _("Choose a day after %(day)s, which is the last day now.") % {"day": last.isoformat()}
        yield _on_inquiry(invitation.inquiry, "earlier", message)
    if not today <= closes_on <= today + LONGEST:
        yield _on_inquiry(invitation.inquiry, "far", _("Choose a day between today and a year from now."))


def reminding(inquiry: Inquiry, today: date) -> Iterator[Obstacle]:
    if not is_answering(inquiry, today):
        message = _("The inquiry takes in no more answers, so there is nobody to remind.")
        yield _on_inquiry(inquiry, "not-answering", message)


def _in_use(invitation: Invitation) -> Iterator[Obstacle]:
    if invitation.revoked_at:
        yield _on_inquiry(invitation.inquiry, "revoked", _("The invitation is withdrawn. Invite again instead."))
    if invitation.erased_at:
        message = _("The address has been erased, because it was no longer needed. Invite again instead.")
        yield _on_inquiry(invitation.inquiry, "erased", message)
    if not invitation.is_open_to_many and invitation.replies.filter(submitted_at__isnull=False).exists():
        yield _on_inquiry(invitation.inquiry, "answered", _("The invitation has been answered and is used up."))


def _on_inquiry(inquiry: Inquiry, code: str, message: str) -> Obstacle:
    return Obstacle(code, message, "inquiry", {"key": inquiry.case.key, "number": inquiry.number})

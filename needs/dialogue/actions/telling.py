"""Telling those who left an address what became of their answers."""

from __future__ import annotations

from django.utils import timezone

from needs.accounts.models import User
from needs.cases.actions.boundary import holding, tell
from needs.safekeeping import outbox

from ..models import Contact, Inquiry
from ..queries.telling import to_tell
from .inquiry import locked_inquiry, record_of


def tell_how_used(*, inquiry: Inquiry, by: User) -> int:
    """Write to each contributor with an address whose whole answer is handled, once; how many they are."""
    with holding(inquiry.case, by=by) as case:
        fresh = locked_inquiry(inquiry)
        found = list(to_tell(fresh).values_list("pk", "contribution__reply__key"))
        # At once and not when the letter leaves, so that a second click tells nobody twice.
        Contact.objects.filter(pk__in=[pk for pk, _reply in found]).update(told_at=timezone.now())
        if found:
            about = [reply for _pk, reply in found]
            outbox.post_all(organisation_id=case.organisation_id, kind="used", about=about)
            tell(case, kind="inquiry.told", by=by, record=record_of(fresh), changes={"told": (None, len(found))})
        return len(found)

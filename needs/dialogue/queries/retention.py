"""Inquiries and cases with data that time may have run out for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from needs.accounts.models import Guidelines
from needs.cases.models import Case, StakeholderContact
from needs.safekeeping.models import Event

from ..models import Contact, Inquiry, Invitation, Reply

# The model's own, for an organisation without guidelines.
USUAL_MONTHS: int = Guidelines._meta.get_field("retention_months").get_default()
NAMED = ~Q(email="", name="", represents="")


@dataclass(frozen=True)
class Kept:
    """An inquiry that still holds contact data or drafts, and how many months the organisation keeps the former."""

    inquiry: Inquiry
    last_extended: date | None
    months: int


def kept() -> Iterator[Kept]:
    holding = Inquiry.objects.filter(
        Exists(named_invitations().filter(inquiry=OuterRef("pk")))
        | Exists(Contact.objects.filter(contribution__inquiry=OuterRef("pk")))
        | Exists(unsent_drafts().filter(invitation__inquiry=OuterRef("pk")))
    )
    for inquiry in holding.annotate(extended=Max("invitations__closes_on")).select_related("case").order_by("pk"):
        yield Kept(inquiry, inquiry.extended, months_of(inquiry.case))


def named_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(NAMED)


def unsent_drafts() -> QuerySet[Reply]:
    return Reply.objects.filter(submitted_at=None).exclude(content={})


def cases_with_contacts() -> QuerySet[Case]:
    """With the organisation; `last_event` is when something was last done, apart from erasing."""
    contacts = StakeholderContact.objects.filter(stakeholder__case=OuterRef("pk"))
    return Case.objects.filter(Exists(contacts)).select_related("organisation").order_by("pk")


def last_done(case: Case) -> date:
    done = Event.objects.filter(stream=case.key).exclude(kind="personal_data.erased")
    latest = done.aggregate(latest=Max("at"))["latest"]
    return max(filter(None, (latest, case.created_at))).date()


def months_of(case: Case) -> int:
    months = Guidelines.objects.filter(organisation=case.organisation_id).values_list("retention_months", flat=True)
    found = months.first()
    return USUAL_MONTHS if found is None else found

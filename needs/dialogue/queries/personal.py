"""Everything that is held about a person who is known by an address, as plain data for her to read."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from needs.accounts.models import User
from needs.accounts.queries.membership import roles_of
from needs.cases.models import StakeholderContact
from needs.safekeeping.models import Draft

from ..models import Contact, Contribution, Inquiry, Invitation

Held = dict[str, Any]


def export_person(email: str) -> Held:
    """By kind of data; a kind without anything is an empty list. Drafts of her own answer are hers alone to read."""
    invitations = Invitation.objects.filter(email__iexact=email).select_related("inquiry__case__organisation")
    wishes = Contact.objects.filter(email__iexact=email).select_related("contribution__case")
    contacts = StakeholderContact.objects.filter(email__iexact=email)
    questions = Inquiry.objects.filter(contact_email__iexact=email).select_related("case__organisation")
    return {
        "address": email,
        "accounts": [_account(user) for user in User.objects.filter(email__iexact=email)],
        "invitations": [_invitation(row) for row in invitations],
        "wants_to_hear_more": [_wish(row) for row in wishes],
        "stakeholder_contacts": [
            _stakeholder(row) for row in contacts.select_related("stakeholder__case__organisation")
        ],
        "contact_person_for": [_place(row) for row in questions],
        "answers": [_answer(row) for row in _sent(email)],
        "unsaved_forms": [{"form": row.form, "saved_at": _time(row.saved_at)} for row in unsaved_forms(email)],
    }


def _sent(email: str) -> QuerySet[Contribution]:
    """By a personal invitation, or with the address left to hear more."""
    own = Q(invitation__email__iexact=email) | Q(contact__email__iexact=email)
    return Contribution.objects.filter(own).select_related("case", "inquiry").distinct().order_by("pk")


def unsaved_forms(email: str) -> QuerySet[Draft]:
    """Those that may hold the address."""
    # SQLite keeps å, ä and ö as \u00e5 and so on, where capitals are others.
    spellings = {email, *(json.dumps(each)[1:-1] for each in (email, email.lower(), email.upper()))}
    found = Q()
    for spelling in spellings:
        found |= Q(fields__icontains=spelling)
    return Draft.objects.filter(found)


def refs_sent_by(email: str) -> list[str]:
    """The receipts of what the person has sent in: official documents, which stay."""
    return [row.ref for row in _sent(email)]


def _account(user: User) -> Held:
    roles = [f"{organisation.name}: {role.name}" for organisation, role in roles_of(user)]
    facts = {"name": user.name, "title": user.title, "email": user.email, "is_active": user.is_active}
    return {**facts, "last_login": _time(user.last_login), "roles": roles}


def _wish(row: Contact) -> Held:
    return {"answer": row.contribution.ref, "email": row.email, "told_at": _time(row.told_at)}


def _invitation(row: Invitation) -> Held:
    times = ("created_at", "sent_at", "opened_at", "reminded_at", "bounced_at", "revoked_at")
    return {
        **_place(row.inquiry),
        **{name: getattr(row, name) for name in ("email", "name", "represents")},
        **{name: _time(getattr(row, name)) for name in times},
    }


def _stakeholder(row: StakeholderContact) -> Held:
    about = {"case": str(row.stakeholder.case), "organisation": row.stakeholder.case.organisation.name}
    return {
        **about,
        "stakeholder": str(row.stakeholder),
        "person": row.person,
        "email": row.email,
        "telephone": row.telephone,
    }


def _place(inquiry: Inquiry) -> Held:
    return {"organisation": inquiry.case.organisation.name, "case": str(inquiry.case), "inquiry": str(inquiry)}


def _answer(row: Contribution) -> Held:
    """As it was sent, with what it was an answer to."""
    questions = {question["id"]: question["wording"] for question in row.inquiry.questions}
    return {
        "receipt": row.ref,
        "received_at": _time(row.received_at),
        "checksum": row.checksum,
        "questions": questions,
        "content": json.loads(row.content),
    }


def _time(value: datetime | None) -> str | None:
    return value.isoformat() if value else None

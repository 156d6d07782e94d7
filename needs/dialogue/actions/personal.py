"""Erasing contact data, because its time has come or because the person asks. What was sent in stays.

Events tell how many, never who.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from needs.accounts.models import User
from needs.cases.models import Case, StakeholderContact
from needs.safekeeping import events

from ..models import Contact, Inquiry, Link, Reply, Visit
from ..queries.personal import unsaved_forms
from ..queries.retention import Kept, cases_with_contacts, kept, last_done, months_of, named_invitations, unsent_drafts
from ..rules.retention import are_drafts_due, ended_on, is_finished, is_past


@dataclass(frozen=True)
class Erased:
    """How many of each: `contacts` are addresses of those who wanted to hear more, `drafts` answers never sent in."""

    invitations: int = 0
    contacts: int = 0
    stakeholders: int = 0
    drafts: int = 0

    def __add__(self, other: Erased) -> Erased:
        return Erased(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))

    @property
    def addresses(self) -> int:
        return self.invitations + self.contacts + self.stakeholders


def erase_due(today: date) -> Erased:
    """Everything whose time has come, a case at a time."""
    total = Erased()
    for each in kept():
        total += _erase_due_of(each, today)
    for case in cases_with_contacts():
        if is_finished(case) and is_past(last_done(case), months_of(case), today):
            contacts = StakeholderContact.objects.filter(stakeholder__case=case)
            total += _erase_stakeholders(case, contacts, None)
    return total


def erase_person(email: str, by: User | None = None) -> Erased:
    """What leads to the person with this address, also in what officers have begun to write. Hers alone."""
    total = Erased()
    with transaction.atomic():
        inquiries = Inquiry.objects.filter(
            Q(invitations__email__iexact=email) | Q(contributions__contact__email__iexact=email)
        )
        for inquiry in inquiries.select_related("case").distinct().order_by("pk"):
            total += _erase(inquiry, Q(email__iexact=email), by=by, with_drafts=True)
        contacts = StakeholderContact.objects.filter(email__iexact=email)
        for case in Case.objects.filter(stakeholders__contact__in=contacts).distinct().order_by("pk"):
            total += _erase_stakeholders(case, contacts.filter(stakeholder__case=case), by)
        _erase_from_forms(email)
    return total


def _erase_due_of(each: Kept, today: date) -> Erased:
    ended = ended_on(each.inquiry, each.last_extended)
    if ended is None:
        return Erased()
    found = Erased()
    if is_past(ended, each.months, today):
        found += _erase(each.inquiry, Q(), by=None)
    if are_drafts_due(ended, today):
        found += _empty(unsent_drafts().filter(invitation__inquiry=each.inquiry))
    return found


def _erase(inquiry: Inquiry, whose: Q, *, by: User | None, with_drafts: bool = False) -> Erased:
    with transaction.atomic():
        case = Case.objects.select_for_update(no_key=True).get(pk=inquiry.case_id)
        invitations = named_invitations().filter(whose, inquiry=inquiry)
        drafts = Erased()
        if with_drafts:
            drafts = _empty(unsent_drafts().filter(invitation__in=invitations.values("pk")))
        wishes = Contact.objects.filter(whose, contribution__inquiry=inquiry)
        _shut(_keys(invitations), _keys(wishes))
        gone = invitations.update(email="", name="", represents="", erased_at=timezone.now())
        contacts, _rows = wishes.delete()
        found = Erased(invitations=gone, contacts=contacts)
        _tell(case, f"inquiry:{inquiry.ref}", found, by)
        return found + drafts


def _shut(invitations: Sequence[int], wishes: Sequence[int]) -> None:
    """What has gone by letter to an address that is erased leads no longer to the answer, nor does an open page."""
    replies = _keys(Reply.objects.filter(Q(invitation__in=invitations) | Q(contribution__contact__in=wishes)))
    links = Link.objects.filter(Q(invitation__in=invitations) | Q(reply__in=replies), revoked_at=None)
    links.update(revoked_at=timezone.now())
    Visit.objects.filter(reply__in=replies).delete()


def _keys(rows: QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _erase_stakeholders(case: Case, contacts: QuerySet[StakeholderContact], by: User | None) -> Erased:
    with transaction.atomic():
        fresh = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
        gone, _rows = contacts.delete()
        found = Erased(stakeholders=gone)
        _tell(fresh, "part:stakeholders", found, by)
        return found


def _empty(drafts: QuerySet[Reply]) -> Erased:
    """Answers that were never sent in: they are the contributor's own, and no event tells of them."""
    with transaction.atomic():
        found = _keys(drafts)
        Reply.objects.filter(pk__in=found, submitted_at=None).update(content={})
        Visit.objects.filter(reply__in=found).delete()
        return Erased(drafts=len(found))


def _erase_from_forms(email: str) -> None:
    """An address may have been typed in a form that nobody has saved yet."""
    # Not as the end or the beginning of somebody else's.
    address = re.compile(rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)", re.IGNORECASE)
    for draft in unsaved_forms(email).select_for_update():
        draft.fields = [[name, address.sub("", value)] for name, value in draft.fields]
        draft.save(update_fields=["fields"])


def _tell(case: Case, record: str, found: Erased, by: User | None) -> None:
    if not found.addresses:
        return
    events.append(
        stream=case.key,
        organisation_id=case.organisation_id,
        kind="personal_data.erased",
        by=by,
        record=record,
        changes={"contact_data": (found.addresses, 0)},
    )

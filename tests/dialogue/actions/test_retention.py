import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from needs.cases.models import Case, Stakeholder, StakeholderContact
from needs.dialogue.actions.inquiry import close_inquiry
from needs.dialogue.actions.personal import Erased, erase_due
from needs.dialogue.models import Contact, Contribution, Inquiry, Invitation
from needs.safekeeping.events import broken_links
from needs.safekeeping.models import Event
from tests.cases.factories import make_case
from tests.dialogue.factories import invite_one, make_open_inquiry
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply

pytestmark = pytest.mark.django_db
SIV = {"email": "siv.ek@exempel.se", "name": "Siv Ek", "represents": "Brukarrådet"}
TODAY = timezone.localdate()


def closed(on: date, inquiry: Inquiry | None = None, months: int = 24) -> Inquiry:
    """An inquiry that closed that day in an organisation that keeps contact data so many months."""
    inquiry = inquiry or make_asking()
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    Inquiry.objects.filter(pk=inquiry.pk).update(state="closed", closed_at=at, closes_on=on)
    inquiry.case.organisation.guidelines.retention_months = months
    inquiry.case.organisation.guidelines.save()
    inquiry.refresh_from_db()
    return inquiry


def make_stakeholder(case: Case, **contact: str) -> StakeholderContact:
    number = case.stakeholders.count() + 1
    row = Stakeholder.objects.create(case=case, number=number, name="Brukare", created_by=case.owner)
    return StakeholderContact.objects.create(stakeholder=row, person="Siv Ek", telephone="08-1", **contact)


def held(invitation: Invitation) -> tuple[str, str, str, bool]:
    invitation.refresh_from_db()
    return invitation.email, invitation.name, invitation.represents, invitation.erased_at is not None


def erasures() -> list[tuple[str, Any, str]]:
    found = Event.objects.filter(kind="personal_data.erased").order_by("pk")
    return [(event.record, event.changes["contact_data"], event.actor) for event in found]


def everywhere(text: str) -> list[str]:
    """The tables in which some column holds the text, whatever its case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(text.lower() in str(value).lower() for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    "on,months,today,is_due",
    [
        (date(2024, 11, 23), 24, date(2026, 11, 23), True),
        (date(2024, 11, 24), 24, date(2026, 11, 23), False),
        (date(2026, 8, 31), 6, date(2027, 2, 28), True),
        (date(2026, 8, 31), 6, date(2027, 2, 27), False),
        (date(2026, 11, 23), 0, date(2026, 11, 23), True),
    ],
)
def test_contact_data_goes_so_many_months_after_closing(on, months, today, is_due):
    inquiry = make_asking()
    invitation = make_invited(inquiry, **SIV)
    closed(on, inquiry, months)
    assert erase_due(today) == Erased(invitations=int(is_due))
    assert held(invitation) == (("", "", "", True) if is_due else (*SIV.values(), False))


def test_an_inquiry_nobody_closed_ended_on_its_last_day():
    inquiry = make_asking(closes_on=TODAY - timedelta(days=800))
    invitation = make_invited(inquiry, **SIV)
    assert erase_due(TODAY) == Erased(invitations=1)
    assert held(invitation)[0] == ""


def test_one_who_was_given_more_time_keeps_it_for_all():
    inquiry = make_asking(closes_on=TODAY - timedelta(days=800))
    make_invited(inquiry, **SIV, closes_on=TODAY - timedelta(days=10))
    assert erase_due(TODAY) == Erased()


def test_an_open_inquiry_keeps_what_it_has():
    make_invited(make_asking(), **SIV)
    assert erase_due(TODAY) == Erased()


def test_addresses_to_write_to_go_and_the_answers_stay():
    inquiry = make_asking()
    contribution = make_contribution(inquiry, contact_email="siv.ek@exempel.se")
    closed(TODAY - timedelta(days=800), inquiry)
    assert erase_due(TODAY) == Erased(contacts=1)
    assert (Contact.objects.count(), Contribution.objects.get().content) == (0, contribution.content)


def test_the_event_tells_how_many_and_never_who():
    inquiry = make_asking()
    make_invited(inquiry, **SIV)
    make_contribution(inquiry, contact_email="bo@exempel.se")
    closed(TODAY - timedelta(days=800), inquiry)
    erase_due(TODAY)
    assert erasures() == [("inquiry:F-001", [2, 0], "")]
    assert (everywhere("siv.ek@exempel.se"), everywhere("bo@exempel.se"), list(broken_links())) == ([], [], [])


def test_erasing_a_second_time_does_and_tells_nothing():
    inquiry = make_asking()
    make_invited(inquiry, **SIV)
    closed(TODAY - timedelta(days=800), inquiry)
    assert [erase_due(TODAY), erase_due(TODAY)] == [Erased(invitations=1), Erased()]
    assert len(erasures()) == 1


@pytest.mark.parametrize("days,is_due", [(29, False), (30, True)])
def test_answers_that_were_never_sent_in_go_thirty_days_after_closing(days, is_due):
    inquiry = make_asking()
    reply = make_reply(inquiry, {"M1": "Inte klart"})
    closed(TODAY - timedelta(days=days), inquiry)
    assert erase_due(TODAY) == Erased(drafts=int(is_due))
    reply.refresh_from_db()
    assert (reply.content == {}, erasures()) == (is_due, [])


@pytest.mark.parametrize(
    "state,is_due", [("approved", True), ("cancelled", True), ("draft", False), ("submitted", False)]
)
def test_contacts_of_stakeholders_go_when_a_finished_case_has_rested(state, is_due):
    case = make_case()
    make_stakeholder(case, email="siv.ek@exempel.se")
    Case.objects.filter(pk=case.pk).update(state=state)
    later = TODAY + timedelta(days=740)
    assert erase_due(TODAY) == Erased()
    assert erase_due(later) == Erased(stakeholders=int(is_due))
    assert erasures() == ([("part:stakeholders", [1, 0], "")] if is_due else [])


def test_a_case_in_which_something_was_done_has_not_rested():
    case = make_case()
    make_stakeholder(case)
    Case.objects.filter(pk=case.pk).update(state="approved", created_at=timezone.now() - timedelta(days=2000))
    assert erase_due(TODAY) == Erased()


def test_a_dry_run_says_what_is_due_and_changes_nothing():
    inquiry = make_asking()
    invitation = make_invited(inquiry, **SIV)
    closed(TODAY - timedelta(days=800), inquiry)
    assert run("retention", "--dry-run").startswith("Skulle raderas: 1 inbjudan")
    assert held(invitation)[0] == "siv.ek@exempel.se"
    assert run("retention").startswith("Raderat: 1 inbjudan")
    assert held(invitation)[0] == ""


def test_closing_by_the_officer_starts_the_time():
    inquiry = make_open_inquiry()
    invite_one(inquiry, **SIV)
    close_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    assert [erase_due(TODAY + timedelta(days=days)) for days in (720, 740)] == [Erased(), Erased(invitations=1)]

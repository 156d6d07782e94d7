import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from needs.cases.actions.case import create_case
from needs.cases.models import Case, Stakeholder, StakeholderContact
from needs.dialogue.actions.entry import find_link, reply_of, start_visit
from needs.dialogue.actions.link import make_link
from needs.dialogue.actions.personal import Erased, erase_person
from needs.dialogue.models import Invitation, Reply
from needs.safekeeping.models import Draft, Event
from needs.safekeeping.outbox import deliver_due
from tests.cases.factories import make_user
from tests.dialogue.factories import invite_one, make_open_inquiry, open_link
from tests.dialogue.factories_contribution import make_contribution, make_reply

pytestmark = pytest.mark.django_db
SIV = {"email": "siv.ek@exempel.se", "name": "Siv Ek", "represents": "Brukarrådet"}
WRITTEN = {"V1": "Vi är för få.", "X1": "Pappren."}


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


def test_nothing_leads_to_a_person_who_has_been_erased():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry, **SIV)
    make_contribution(inquiry, WRITTEN, invitation=invitation, contact_email="Siv.Ek@exempel.se")
    unsent, _token = invite_one(make_open_inquiry(), **SIV)
    make_reply(unsent.inquiry, {"V1": "Skriv till siv.ek@exempel.se"}, invitation=unsent)
    make_stakeholder(inquiry.case, email="siv.ek@exempel.se")
    draft = Draft.objects.create(
        user=inquiry.case.owner, form="/x/", fields=[["people", "bo@x.se, SIV.EK@exempel.se"]], saved_at=timezone.now()
    )
    assert erase_person("siv.ek@EXEMPEL.se") == Erased(invitations=2, contacts=1, stakeholders=1, drafts=1)
    assert (everywhere("siv.ek@exempel.se"), everywhere("Siv Ek"), everywhere("Brukarrådet")) == ([], [], [])
    draft.refresh_from_db()
    assert draft.fields == [["people", "bo@x.se, "]]


def test_others_keep_what_is_theirs():
    inquiry = make_open_inquiry()
    bo, _token = invite_one(inquiry, "bo@exempel.se", name="Bo")
    invite_one(inquiry, **SIV)
    draft = make_reply(inquiry, {"V1": "Inte klart"}, invitation=bo)
    assert erase_person("siv.ek@exempel.se") == Erased(invitations=1)
    assert held(bo) == ("bo@exempel.se", "Bo", "", False)
    assert Reply.objects.get(pk=draft.pk).content["answers"]["V1"]["text"] == "Inte klart"


def test_links_that_went_to_an_erased_address_open_nothing():
    inquiry = make_open_inquiry()
    siv, hers = invite_one(inquiry, **SIV)
    bo, his = invite_one(inquiry, "bo@exempel.se")
    make_contribution(inquiry, WRITTEN, invitation=siv)
    make_contribution(inquiry, WRITTEN, invitation=bo)
    poster, many = open_link(inquiry)
    wished = make_contribution(inquiry, WRITTEN, invitation=poster, contact_email="siv.ek@exempel.se")
    used = make_link(poster, reply=wished.reply)
    visits = [start_visit(find_link(token)) for token in (hers, his, used)]
    erase_person("siv.ek@exempel.se")
    assert [find_link(token) is not None for token in (hers, used, his, many)] == [False, False, True, True]
    assert [reply_of(visit) is not None for visit in visits] == [False, True, False]


def test_who_erased_a_person_is_told_in_the_case():
    inquiry = make_open_inquiry()
    invite_one(inquiry, **SIV)
    erase_person("siv.ek@exempel.se", by=inquiry.case.owner)
    assert erasures() == [("inquiry:F-001", [1, 0], inquiry.case.owner.name)]


def test_a_person_gets_all_that_is_held_about_her():
    officer = make_user("officer", email="siv.ek@exempel.se", name="Siv Ek")
    case = create_case(organisation=officer.memberships.get().organisation, values={"title": "Larm"}, by=officer)
    inquiry = make_open_inquiry(case, contact_email="siv.ek@exempel.se")
    invitation, _token = invite_one(inquiry, **SIV)
    sent = make_contribution(inquiry, WRITTEN, invitation=invitation, contact_email="siv.ek@exempel.se")
    make_stakeholder(case, email="Siv.Ek@exempel.se")
    make_contribution(inquiry, {"V1": "Någon annans"}, contact_email="bo@exempel.se")
    told = json.loads(run("personal_data", "export", "siv.ek@exempel.se"))
    assert {name: len(held) for name, held in told.items() if isinstance(held, list)} == {
        "accounts": 1,
        "invitations": 1,
        "wants_to_hear_more": 1,
        "stakeholder_contacts": 1,
        "contact_person_for": 1,
        "answers": 1,
        "unsaved_forms": 0,
    }
    (answer,) = told["answers"]
    assert (answer["receipt"], answer["content"]["answers"]["V1"]["text"]) == (sent.ref, "Vi är för få.")
    assert answer["questions"] == {"V1": "Beskriv en vanlig arbetsdag.", "X1": "Vad skulle du vilja slippa?"}
    assert "bo@exempel.se" not in json.dumps(told)


def test_the_command_says_what_is_erased_and_what_stays():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry, **SIV)
    sent = make_contribution(inquiry, WRITTEN, invitation=invitation)
    make_user("reader", email="siv.ek@exempel.se")
    first, second, third = run("personal_data", "erase", "siv.ek@exempel.se").splitlines()
    assert first.startswith("Raderat: 1 inbjudan, 0 adresser")
    assert sent.ref in second
    assert "deactivate_member" in third


def test_a_letter_on_its_way_is_not_sent_to_one_who_has_been_erased(mailoutbox):
    inquiry = make_open_inquiry()
    invite_one(inquiry, **SIV)
    erase_person("siv.ek@exempel.se")
    deliver_due()
    assert mailoutbox == []


@pytest.mark.parametrize("typed", ["anna@malmö.se", "Anna@Malmö.se", "ANNA@MALMÖ.SE"])
def test_an_address_with_letters_of_ours_is_found_in_what_nobody_has_saved(typed):
    officer = make_user("officer")
    draft = Draft.objects.create(user=officer, form="/x/", fields=[["people", f"{typed}, bo"]], saved_at=timezone.now())
    assert len(json.loads(run("personal_data", "export", "anna@malmö.se"))["unsaved_forms"]) == 1
    erase_person("anna@malmö.se")
    draft.refresh_from_db()
    assert draft.fields == [["people", ", bo"]]

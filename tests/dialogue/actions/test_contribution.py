"""Sending in: one number, one checksum, one row for each answer, and never twice."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from needs.cases.actions.decision import submit_case
from needs.cases.models import Source
from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.inquiry import close_inquiry
from needs.dialogue.answers import read
from needs.dialogue.models import Contact, Contribution, Item, LogEntry, Reply
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_ready_case, make_user
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_contribution, make_invited, make_reply

pytestmark = pytest.mark.django_db


def test_an_answer_that_is_sent_gets_the_next_number_of_the_case_and_a_checksum():
    inquiry = make_asking()
    first, second = make_contribution(inquiry), make_contribution(inquiry, {"X1": "Larmet"})
    assert (first.number, second.number) == (1, 2)
    assert first.ref == f"{inquiry.case.number}-0001"
    assert first.checksum == hashlib.sha256(first.content.encode()).hexdigest()
    assert read(second.content).answers["X1"].text == "Larmet"


def test_each_answer_in_words_becomes_one_item_in_the_order_it_was_asked():
    answers = {"X1": "Larmet", "M1": "Att någon kommer"}
    contribution = make_contribution(make_asking(), answers, proposals=[{"text": "Ett larm som hörs"}])
    assert list(contribution.items.values_list("part", "position")) == [("M1", 1), ("X1", 2), ("need-1", 3)]


def test_the_voice_is_counted_and_the_own_experience_with_it():
    inquiry = make_asking()
    make_contribution(inquiry, first_hand=True)
    make_contribution(inquiry, first_hand=False)
    inquiry.source.refresh_from_db()
    assert (inquiry.source.voices, inquiry.source.first_hand) == (2, 1)


def test_an_answer_by_a_moderated_link_waits_to_be_counted():
    inquiry = make_asking()
    contribution = make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True))
    inquiry.source.refresh_from_db()
    assert contribution.is_moderated
    assert inquiry.source.voices == 0


def test_the_draft_is_emptied_and_the_contact_kept_beside():
    contribution = make_contribution(make_asking(), contact_email="anna@example.se")
    assert (contribution.reply.content, Contact.objects.get().email) == ({}, "anna@example.se")
    assert "anna@example.se" not in contribution.content


def test_it_is_told_without_a_name():
    contribution = make_contribution(make_asking())
    event = Event.objects.get(kind="contribution.received")
    assert (event.record, event.by, event.actor) == (f"contribution:{contribution.ref}", None, "")
    assert LogEntry.objects.get(kind="submitted").detail == contribution.ref


def test_sent_again_it_is_the_same_answer():
    contribution = make_contribution(make_asking())
    assert submit(reply=contribution.reply) == contribution
    assert Contribution.objects.count() == 1


def test_nothing_written_is_refused():
    with pytest.raises(RuleViolation, match="minst en fråga"):
        make_contribution(make_asking(), {"M1": "   "})


def test_a_full_link_refuses_and_keeps_the_draft():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open", quota=1)
    make_contribution(inquiry, invitation=invitation)
    reply = make_reply(inquiry, {"M1": "Jag med"}, invitation=invitation)
    with pytest.raises(RuleViolation, match="kontakt"):
        submit(reply=reply)
    reply.refresh_from_db()
    assert reply.content["answers"]["M1"]["text"] == "Jag med"


def test_an_answer_is_received_whatever_state_the_case_is_in():
    case = make_ready_case()
    make_user("approver", case.organisation)
    reply = make_reply(make_asking(case), {"M1": "Larmet"})
    submit_case(case=case, by=case.owner)
    assert submit(reply=reply).number == 1


def test_a_closed_inquiry_takes_in_nothing_and_keeps_the_draft():
    inquiry = make_asking()
    reply = make_reply(inquiry, {"M1": "Larmet"})
    close_inquiry(inquiry=inquiry, by=inquiry.created_by)
    with pytest.raises(RuleViolation, match="går inte längre att svara"):
        submit(reply=reply)
    reply.refresh_from_db()
    assert (Contribution.objects.count(), bool(reply.content)) == (0, True)


def test_only_skipped_choices_are_no_answer():
    inquiry = make_asking(comparisons=COMPARISONS)
    with pytest.raises(RuleViolation, match="minst en fråga"):
        make_contribution(inquiry, {}, choices={"1": "skip"})
    assert make_contribution(inquiry, {}, choices={"1": "left"}).items.count() == 0


def test_answers_to_what_was_never_asked_are_left_out():
    contribution = make_contribution(make_asking(), {"M1": "Larmet", "M99": "Smuget in"}, choices={"9": "left"})
    assert (list(read(contribution.content).answers), read(contribution.content).choices) == (["M1"], {})


@pytest.mark.parametrize(
    "statement", ["UPDATE dialogue_contribution SET content = 'x'", "DELETE FROM dialogue_contribution"]
)
def test_the_database_refuses_to_change_what_has_come_in(statement):
    contribution = make_contribution(make_asking())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Contribution.objects.get().content == contribution.content


@pytest.mark.django_db(transaction=True)
def test_twenty_who_send_the_same_at_once_make_one_contribution():
    reply = make_reply(make_asking(), {"M1": "Larmet"}, first_hand=True)

    def send(_: int) -> int:
        try:
            return submit(reply=Reply.objects.get(pk=reply.pk), contact_email="anna@example.se").number
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as people:
        assert set(people.map(send, range(20))) == {1}
    assert (Contribution.objects.count(), Contact.objects.count(), Item.objects.count()) == (1, 1, 1)
    assert Event.objects.filter(kind="contribution.received").count() == 1
    assert Source.objects.get(inquiry__isnull=False).voices == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_who_answer_at_once_get_twenty_numbers():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    replies = [make_reply(inquiry, {"M1": f"Svar {number}"}, invitation=invitation) for number in range(20)]

    def send(reply: Reply) -> int:
        try:
            return submit(reply=reply).number
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as people:
        assert sorted(people.map(send, replies)) == list(range(1, 21))
    inquiry.source.refresh_from_db()
    assert inquiry.source.voices == 20


def test_a_voice_by_an_open_link_is_not_one_of_those_invited():
    asking = make_asking()
    make_contribution(asking)
    make_contribution(asking, invitation=make_invited(asking, kind="open"))
    asking.source.refresh_from_db()
    assert (asking.source.voices, asking.source.by_link) == (2, 1)

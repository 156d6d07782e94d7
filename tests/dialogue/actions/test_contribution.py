"""Sending in: one number, one checksum, one row for each answer, and never twice."""

import hashlib

import pytest

from needs.dialogue.actions.contribution import submit
from needs.dialogue.answers import read
from needs.dialogue.models import Contact, Contribution, LogEntry
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply

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

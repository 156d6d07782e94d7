from datetime import timedelta

import pytest
from django.utils import timezone

from needs.dialogue.actions.entry import find_link, reply_of, start_visit
from needs.dialogue.actions.reply import save_part
from needs.dialogue.models import Inquiry, Invitation
from needs.dialogue.queries.invitation import InvitationRow, invited
from tests.dialogue.factories import invite_one, make_open_inquiry, open_link
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db


def only_row(inquiry: Inquiry) -> InvitationRow:
    (row,) = invited(Inquiry.objects.get(pk=inquiry.pk)).people
    return row


def mark(invitation: Invitation, **values) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**values)


def test_an_invitation_is_followed_from_the_letter_to_the_answer():
    inquiry = make_open_inquiry()
    invitation, token = invite_one(inquiry, "anna@exempel.se", name="Anna Ek", represents="Bageriet")
    mark(invitation, sent_at=None)
    stages = [only_row(inquiry).stage]
    mark(invitation, sent_at=timezone.now())
    stages.append(only_row(inquiry).stage)
    reply = reply_of(start_visit(find_link(token)))
    stages.append(only_row(inquiry).stage)
    save_part(reply=reply, part={"answers": {"V1": {"text": "Hemligt tills vidare"}}})
    row = only_row(inquiry)
    stages.append(row.stage)
    # Of what she writes nothing, not even when she wrote it.
    assert ("Hemligt" in str(row), row.when) == (False, "")
    assert stages == ["created", "sent", "opened", "draft"]
    assert (row.who, row.email, row.represents) == ("Anna Ek", "anna@exempel.se", "Bageriet")


def test_what_has_been_sent_in_stays_so():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    make_contribution(inquiry, {"V1": "Vi står i kö."}, invitation=invitation)
    mark(invitation, bounced_at=timezone.now(), revoked_at=timezone.now())
    row = only_row(inquiry)
    assert (row.stage, row.is_waited_for, row.has_bounced) == ("submitted", False, False)


@pytest.mark.parametrize(("marked", "stage"), [("bounced_at", "bounced"), ("revoked_at", "revoked")])
def test_a_letter_that_came_back_and_an_invitation_taken_back_are_told_before_the_rest(marked, stage):
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    mark(invitation, opened_at=timezone.now(), **{marked: timezone.now()})
    row = only_row(inquiry)
    assert (row.stage, row.is_waited_for) == (stage, False)


def test_who_has_been_erased_has_no_name():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry, name="Anna Ek")
    mark(invitation, email="", name="", represents="", erased_at=timezone.now())
    row = only_row(inquiry)
    assert (row.who, row.email) == ("Adressen är borttagen", "")


def test_an_open_link_counts_those_who_write_and_those_who_have_answered():
    inquiry = make_open_inquiry()
    link, token = open_link(inquiry, quota=50, is_moderated=True)
    for text in ("Ett", "Två"):
        save_part(reply=reply_of(start_visit(find_link(token))), part={"answers": {"V1": {"text": text}}})
    start_visit(find_link(token))
    make_contribution(inquiry, {"V1": "Tre"}, invitation=link)
    mark(link, closes_on=timezone.localdate() + timedelta(days=60))
    (row,) = invited(inquiry).links
    assert (row.begun, row.answered, row.quota, row.is_moderated) == (2, 1, "50", True)
    assert row.own_last_day == f"{timezone.localdate() + timedelta(days=60):%Y-%m-%d}"


@pytest.mark.parametrize("number", [1, 3])
def test_everybody_is_followed_in_one_query(number, django_assert_num_queries):
    inquiry = make_open_inquiry()
    for _ in range(number):
        invitation, _token = invite_one(inquiry)
        make_contribution(inquiry, {"V1": "Ja"}, invitation=invitation)
        _link, token = open_link(inquiry)
        start_visit(find_link(token))
    with django_assert_num_queries(1):
        found = invited(inquiry)
    assert (len(found.people), len(found.links)) == (number, number)

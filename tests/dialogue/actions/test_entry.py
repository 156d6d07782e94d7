"""Links, visits and what they reach: nothing begins before the button, and nothing outlives its time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from needs.dialogue.actions.entry import end_visit, find_link, make_own_link, reply_of, start_visit, visit_of
from needs.dialogue.actions.invitation import revoke
from needs.dialogue.models import Invitation, Link, LogEntry, Reply, Visit
from needs.dialogue.tokens import token_hash
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply, make_token

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(monkeypatch, *moment: int) -> None:
    """The clock of the server, in Stockholm."""
    now = datetime(*moment, tzinfo=STOCKHOLM)
    monkeypatch.setattr(timezone, "now", lambda: now)


def entered(token: str) -> str:
    return start_visit(find_link(token))


def test_the_database_holds_hashes_alone():
    token = make_token(make_invited(make_asking()))
    secret = entered(token)
    assert Link.objects.get().token_hash == token_hash(token)
    assert Visit.objects.get().secret_hash == token_hash(secret)


def test_a_wrong_a_revoked_and_an_expired_token_cost_one_query_each(django_assert_num_queries):
    inquiry = make_asking(closes_on=timezone.localdate() - timedelta(days=1))
    expired = make_token(make_invited(inquiry))
    revoked = make_token(make_invited(make_asking(), revoked_at=timezone.now()))
    closed = make_token(make_invited(make_asking(state="closed")))
    for token in ("wrong", expired, revoked, closed, ""):
        with django_assert_num_queries(1):
            assert find_link(token) is None


def test_a_link_that_has_been_shut_lets_nobody_in():
    token = make_token(make_invited(make_asking()))
    Link.objects.update(revoked_at=timezone.now())
    assert find_link(token) is None


def test_a_full_link_lets_nobody_new_in():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open", quota=1)
    token = make_token(invitation)
    assert find_link(token).invitation == invitation
    make_contribution(inquiry, invitation=invitation)
    assert find_link(token) is None


def test_the_last_day_is_a_day_in_stockholm(monkeypatch):
    token = make_token(make_invited(make_asking(closes_on=datetime(2026, 12, 1, tzinfo=STOCKHOLM).date())))
    at(monkeypatch, 2026, 12, 1, 23, 59)
    assert find_link(token)
    at(monkeypatch, 2026, 12, 2, 0, 0)
    assert find_link(token) is None


def test_one_invitation_may_have_a_later_last_day(monkeypatch):
    closes_on = datetime(2026, 12, 1, tzinfo=STOCKHOLM).date()
    invitation = make_invited(make_asking(closes_on=closes_on), closes_on=closes_on + timedelta(days=2))
    token = make_token(invitation)
    at(monkeypatch, 2026, 12, 3, 12, 0)
    assert find_link(token)


def test_a_personal_link_leads_to_one_reply_whichever_device():
    token = make_token(make_invited(make_asking()))
    first, second = entered(token), entered(token)
    assert first != second
    assert reply_of(first) == reply_of(second)


def test_an_open_link_begins_an_answer_for_each():
    token = make_token(make_invited(make_asking(), "open"))
    entered(token), entered(token)
    assert Reply.objects.filter(is_personal=False).count() == 2


def test_that_the_questions_were_opened_is_remembered_once():
    token = make_token(make_invited(make_asking()))
    entered(token), entered(token)
    assert LogEntry.objects.filter(kind="opened").count() == 1
    assert Invitation.objects.get().opened_at


def test_an_own_link_leads_back_to_the_same_answer():
    inquiry = make_asking()
    reply = make_reply(inquiry, {"M1": "Larmet"}, invitation=make_invited(inquiry, "open"))
    assert reply_of(entered(make_own_link(reply))) == reply


def test_a_visit_ends_after_twelve_idle_hours(monkeypatch):
    at(monkeypatch, 2026, 11, 30, 8, 0)
    secret = entered(make_token(make_invited(make_asking())))
    at(monkeypatch, 2026, 11, 30, 19, 59)
    assert visit_of(secret)
    at(monkeypatch, 2026, 11, 30, 20, 0)
    assert visit_of(secret) is None


def test_withdrawing_ends_what_is_being_written():
    invitation = make_invited(make_asking())
    secret = entered(make_token(invitation))
    revoke(invitation=invitation, by=invitation.created_by)
    assert reply_of(secret) is None


def test_a_receipt_is_found_when_the_time_is_out_and_the_invitation_withdrawn():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    reply = make_contribution(inquiry, invitation=invitation).reply
    token = make_own_link(reply)
    inquiry.closes_on = timezone.localdate() - timedelta(days=9)
    inquiry.save()
    revoke(invitation=invitation, by=invitation.created_by)
    assert reply_of(entered(token)) == reply


def test_leaving_ends_the_visit_and_keeps_the_answer():
    secret = entered(make_token(make_invited(make_asking())))
    end_visit(secret)
    assert reply_of(secret) is None
    assert Reply.objects.count() == 1


def test_finding_a_link_is_one_query_however_much_has_come_in(django_assert_num_queries):
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    token = make_token(invitation)
    for number in range(3):
        with django_assert_num_queries(1):
            find_link(token)
        make_contribution(inquiry, {"M1": f"Svar {number}"}, invitation=invitation)

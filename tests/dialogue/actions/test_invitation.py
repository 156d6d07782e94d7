from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from needs.cases.actions.decision import submit_case
from needs.cases.models import Source
from needs.dialogue.actions.contribution import submit
from needs.dialogue.actions.entry import find_link, reply_of, start_visit
from needs.dialogue.actions.inquiry import close_inquiry
from needs.dialogue.actions.invitation import extend, invite, make_open_link, remind, renew_link, revoke
from needs.dialogue.actions.link import make_link
from needs.dialogue.actions.reply import save_part
from needs.dialogue.invitees import Invitee
from needs.dialogue.models import Inquiry, Invitation, Link, LogEntry, Reply
from needs.dialogue.rules.invitation import MOST_INVITED
from needs.dialogue.tokens import token_hash
from needs.safekeeping.models import Event, Mail
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_ready_case, make_user
from tests.dialogue.factories import invite_one, make_inquiry, make_open_inquiry, open_link

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PEOPLE = [Invitee("anna@exempel.se", "Anna Ek", "Norra Bageriet AB"), Invitee("bo@exempel.se")]


def codes(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [obstacle.code for obstacle in refused.value.obstacles]


def invite_all(inquiry: Inquiry, people=PEOPLE) -> list[Invitation]:
    return invite(inquiry=inquiry, people=people, by=inquiry.case.owner)


def letters() -> list[tuple[str, str]]:
    return list(Mail.objects.order_by("pk").values_list("kind", "about"))


def logged(invitation: Invitation) -> list[str]:
    return list(LogEntry.objects.filter(invitation=invitation).order_by("pk").values_list("kind", flat=True))


def begin(token: str) -> Reply:
    return reply_of(start_visit(find_link(token)))


def answer(token: str) -> None:
    save_part(reply=begin(token), part={"answers": {"V1": {"text": "Vi står i kö."}}})
    submit(reply=begin(token))


def days_ago(invitation: Invitation, days: int, field: str = "sent_at") -> None:
    Invitation.objects.filter(pk=invitation.pk).update(**{field: timezone.now() - timedelta(days=days)})


def locked(inquiry: Inquiry) -> Inquiry:
    make_user("approver", inquiry.case.organisation)
    submit_case(case=inquiry.case, by=inquiry.case.owner)
    return Inquiry.objects.get(pk=inquiry.pk)


def test_each_who_is_invited_gets_a_letter_of_her_own():
    inquiry = make_open_inquiry()
    made = invite_all(inquiry)
    assert [(each.kind, each.email, each.name, each.represents) for each in made] == [
        ("personal", "anna@exempel.se", "Anna Ek", "Norra Bageriet AB"),
        ("personal", "bo@exempel.se", "", ""),
    ]
    assert letters() == [("invitation", each.key) for each in made]
    assert [logged(each) for each in made] == [["created"], ["created"]]
    assert Source.objects.get().invited == 2


def test_the_event_says_how_many_and_never_who():
    inquiry = make_open_inquiry()
    invite_all(inquiry)
    event = Event.objects.get(kind="inquiry.invited")
    assert (event.record, event.changes) == ("inquiry:F-001", {"invited": [0, 2]})
    told = str(list(Event.objects.values_list("changes", "note")))
    assert [word for word in ("exempel.se", "Anna") if word in told] == []


def test_nobody_is_invited_twice():
    inquiry = make_open_inquiry()
    invite_all(inquiry)
    again = [Invitee("ANNA@exempel.se"), Invitee("cia@exempel.se"), Invitee("Cia@exempel.se")]
    assert [each.email for each in invite_all(inquiry, again)] == ["cia@exempel.se"]
    assert invite_all(inquiry, again) == []
    assert (Source.objects.get().invited, len(letters())) == (3, 3)


def test_letters_are_written_in_as_many_queries_for_three_as_for_thirty(django_assert_max_num_queries):
    inquiry = make_open_inquiry()
    for number in (3, 30):
        people = [Invitee(f"nummer{place}@exempel{number}.se") for place in range(number)]
        with django_assert_max_num_queries(25):
            invite_all(inquiry, people)


def test_a_whole_register_is_not_invited_one_by_one():
    inquiry = make_open_inquiry()
    with pytest.raises(RuleViolation) as refused:
        invite_all(inquiry, [Invitee(f"nummer{place}@exempel.se") for place in range(MOST_INVITED + 1)])
    assert (codes(refused), Invitation.objects.count()) == (["many"], 0)


def closed_inquiry() -> Inquiry:
    inquiry = make_open_inquiry()
    return close_inquiry(inquiry=inquiry, by=inquiry.case.owner)


def past_inquiry() -> Inquiry:
    inquiry = make_open_inquiry()
    inquiry.closes_on = TODAY - timedelta(days=1)
    inquiry.save()
    return inquiry


@pytest.mark.parametrize("make", [make_inquiry, closed_inquiry, past_inquiry])
def test_nobody_is_invited_to_what_takes_in_no_answers(make):
    inquiry = make()
    for act in (lambda: invite_all(inquiry), lambda: open_link(inquiry)):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert codes(refused) == ["not-answering"]


def test_nobody_new_is_asked_while_the_case_is_locked():
    inquiry = locked(make_open_inquiry(make_ready_case()))
    for act in (lambda: invite_all(inquiry), lambda: open_link(inquiry)):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert codes(refused) == ["locked"]


@pytest.mark.parametrize("role", ["reader", "contributor", "approver"])
def test_only_those_who_run_cases_invite(role):
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    colleague = make_user(role, inquiry.case.organisation)
    for act in (
        lambda: invite(inquiry=inquiry, people=PEOPLE, by=colleague),
        lambda: make_open_link(inquiry=inquiry, by=colleague),
        lambda: renew_link(invitation=invitation, by=colleague),
        lambda: revoke(invitation=invitation, by=colleague),
        lambda: extend(invitation=invitation, closes_on=TODAY + timedelta(days=40), by=colleague),
        lambda: remind(inquiry=inquiry, by=colleague),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_only_the_hash_of_a_link_is_kept():
    inquiry = make_open_inquiry()
    invitation, token = open_link(inquiry, quota=50, is_moderated=True)
    assert (invitation.kind, invitation.quota, invitation.is_moderated) == ("open", 50, True)
    assert Link.objects.get().token_hash == token_hash(token)
    everything = [str(list(model.objects.values())) for model in (Link, Invitation, LogEntry, Mail, Event)]
    assert all(token not in rows for rows in everything)
    assert find_link(token).invitation == invitation


@pytest.mark.parametrize("quota", [0, 10_001])
def test_a_quota_is_a_number_of_answers_that_could_come(quota):
    inquiry = make_open_inquiry()
    with pytest.raises(RuleViolation) as refused:
        open_link(inquiry, quota=quota)
    assert (codes(refused), Link.objects.count()) == (["quota"], 0)


def test_a_new_open_link_shuts_the_one_before_it_but_not_the_way_back_for_those_who_write():
    inquiry = make_open_inquiry()
    invitation, old = open_link(inquiry)
    own = make_link(invitation, reply=begin(old))
    new = renew_link(invitation=invitation, by=inquiry.case.owner)
    assert [find_link(token) is not None for token in (old, own, new)] == [False, True, True]
    assert logged(invitation) == ["created", "opened", "renewed"]


def test_a_new_personal_link_goes_out_by_letter_and_is_given_to_nobody_else():
    inquiry = make_open_inquiry()
    invitation, token = invite_one(inquiry)
    days_ago(invitation, 0, "bounced_at")
    assert renew_link(invitation=invitation, by=inquiry.case.owner) == ""
    invitation.refresh_from_db()
    assert (letters()[1:], invitation.bounced_at) == ([("invitation", invitation.key)], None)
    assert find_link(token) is not None


def test_a_withdrawn_invitation_lets_nobody_in_even_while_the_case_is_locked():
    inquiry = make_open_inquiry(make_ready_case())
    invitation, token = invite_one(inquiry)
    locked(inquiry)
    withdrawn = revoke(invitation=invitation, by=inquiry.case.owner)
    assert (find_link(token), withdrawn.revoked_at is not None) == (None, True)
    assert logged(invitation) == ["created", "revoked"]


@pytest.mark.parametrize("how", ["answered", "revoked", "erased"])
def test_nothing_can_be_done_with_an_invitation_that_is_used_up(how):
    inquiry = make_open_inquiry()
    invitation, token = invite_one(inquiry)
    if how == "answered":
        answer(token)
    else:
        days_ago(invitation, 0, f"{how}_at")
    by = inquiry.case.owner
    for act in (
        lambda: renew_link(invitation=invitation, by=by),
        lambda: revoke(invitation=invitation, by=by),
        lambda: extend(invitation=invitation, closes_on=TODAY + timedelta(days=40), by=by),
    ):
        with pytest.raises(RuleViolation) as refused:
            act()
        assert how in codes(refused)


def test_one_alone_can_get_more_time_also_when_the_others_have_none_left():
    inquiry = make_open_inquiry(make_ready_case())
    invitation, token = invite_one(inquiry)
    invite_one(inquiry)
    Inquiry.objects.filter(pk=inquiry.pk).update(closes_on=TODAY - timedelta(days=1))
    assert find_link(token) is None
    locked(inquiry)
    extend(invitation=invitation, closes_on=TODAY + timedelta(days=3), by=inquiry.case.owner)
    assert find_link(token) is not None
    assert letters()[2:] == [("extended", invitation.key)]


@pytest.mark.parametrize(("days", "code"), [(30, "earlier"), (-1, "far"), (367, "far")])
def test_more_time_is_later_than_the_others_have_and_within_a_year(days, code):
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    with pytest.raises(RuleViolation) as refused:
        extend(invitation=invitation, closes_on=TODAY + timedelta(days=days), by=inquiry.case.owner)
    assert code in codes(refused)


def test_no_link_is_renewed_and_no_time_given_when_the_inquiry_is_closed():
    inquiry = make_open_inquiry()
    invitation, _token = invite_one(inquiry)
    close_inquiry(inquiry=inquiry, by=inquiry.case.owner)
    with pytest.raises(RuleViolation) as refused:
        renew_link(invitation=invitation, by=inquiry.case.owner)
    assert codes(refused) == ["past"]
    with pytest.raises(RuleViolation) as refused:
        extend(invitation=invitation, closes_on=TODAY + timedelta(days=40), by=inquiry.case.owner)
    assert codes(refused) == ["not-open"]


def test_only_those_who_have_not_answered_are_reminded_and_only_once_a_day():
    inquiry = make_open_inquiry(make_ready_case())
    silent, _token = invite_one(inquiry)
    writing, token = invite_one(inquiry)
    begin(token)
    answered, token = invite_one(inquiry)
    answer(token)
    withdrawn, bounced, erased, unsent, new = (invite_one(inquiry)[0] for _ in range(5))
    open_link(inquiry)
    for invitation in (silent, writing, answered, withdrawn, bounced, erased):
        days_ago(invitation, 2)
    days_ago(withdrawn, 0, "revoked_at")
    days_ago(bounced, 0, "bounced_at")
    days_ago(erased, 0, "erased_at")
    Invitation.objects.filter(pk=unsent.pk).update(sent_at=None)
    Mail.objects.all().delete()
    assert remind(inquiry=locked(inquiry), by=inquiry.case.owner) == 2
    assert letters() == [("reminder", silent.key), ("reminder", writing.key)]
    assert remind(inquiry=inquiry, by=inquiry.case.owner) == 0
    days_ago(silent, 2, "reminded_at")
    assert remind(inquiry=inquiry, by=inquiry.case.owner) == 1
    assert new.reminded_at is None


@pytest.mark.parametrize("make", [make_inquiry, closed_inquiry, past_inquiry])
def test_nobody_is_reminded_of_what_takes_in_no_answers(make):
    inquiry = make()
    with pytest.raises(RuleViolation) as refused:
        remind(inquiry=inquiry, by=inquiry.case.owner)
    assert codes(refused) == ["not-answering"]

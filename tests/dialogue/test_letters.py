"""What those who are asked get by mail: the same for all, with a link of their own that stands nowhere else."""

import re
from datetime import timedelta

import pytest
from django.core import mail as mailbox
from django.utils import timezone
from django.utils.translation import override

from needs.dialogue.actions.entry import find_link
from needs.dialogue.actions.inquiry import close_inquiry, extend_inquiry
from needs.dialogue.actions.invitation import invite, remind, revoke
from needs.dialogue.actions.telling import tell_how_used
from needs.dialogue.invitees import Invitee
from needs.dialogue.letters import text_of
from needs.dialogue.models import Contact, Inquiry, Invitation, Item, Link, LogEntry
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import deliver_due
from needs.safekeeping.postman import give_up
from tests.dialogue.factories import invite_one, make_open_inquiry
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https://behov\.example\.se/bidra/([\w-]{43})/")
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def product_address(settings):
    settings.PUBLIC_ADDRESS = "https://behov.example.se"


def invited(inquiry: Inquiry, *people: Invitee) -> list[Invitation]:
    return invite(inquiry=inquiry, people=people or [Invitee("anna@exempel.se", "Anna Ek")], by=inquiry.case.owner)


def delivered() -> list:
    deliver_due()
    sent, mailbox.outbox = mailbox.outbox, []
    return sent


def logged(kind: str) -> list[str]:
    return list(LogEntry.objects.filter(kind=kind).order_by("pk").values_list("detail", flat=True))


def test_the_invitation_says_who_asks_why_how_long_and_until_when():
    inquiry = make_open_inquiry(contact_telephone="0980-319 214")
    invited(inquiry)
    (letter,) = delivered()
    assert (letter.to, letter.reply_to) == (["anna@exempel.se"], ["petra.lind@kommun.example"])
    assert letter.subject == f"{inquiry.case.organisation} frågar: Hur fungerar hemtjänsten i dag?"
    for words in (
        "Hej Anna Ek!",
        "Kommunen ska köpa nytt stöd",
        "ungefär 8 minuter",
        f"Svara senast {inquiry.closes_on:%Y-%m-%d}.",
        "allmän handling",
        "Petra Lind\npetra.lind@kommun.example\n0980-319 214",
    ):
        assert words in letter.body


def test_the_link_stands_on_a_line_of_its_own_and_lets_her_in():
    (invitation,) = invited(make_open_inquiry())
    (letter,) = delivered()
    (line,) = [line for line in letter.body.splitlines() if "/bidra/" in line]
    token = LINK.fullmatch(line)[1]
    assert find_link(token).invitation == invitation
    kept = [str(list(model.objects.values())) for model in (Link, Invitation, LogEntry, Mail)]
    assert [rows for rows in kept if token in rows] == []
    assert token not in str(letter.extra_headers)


def test_all_who_are_asked_get_the_same_letter_but_for_name_and_link():
    people = [Invitee("anna@exempel.se", "Anna Ek"), Invitee("bo@exempel.se"), Invitee("cia@exempel.se", "Cia Ö & Å")]
    invited(make_open_inquiry(perspective="business", introduction="Vi köper <mat> & dryck."), *people)
    sent = delivered()
    assert [letter.body.splitlines()[0] for letter in sent] == ["Hej Anna Ek!", "Hej!", "Hej Cia Ö & Å!"]
    rest = {LINK.sub("…", "\n".join(letter.body.splitlines()[1:])) for letter in sent}
    assert (len(rest), len({letter.subject for letter in sent})) == (1, 1)
    assert "Vi köper <mat> & dryck." in rest.pop()


def test_letters_are_in_the_language_of_the_inquiry_whoever_sends_them():
    invited(make_open_inquiry(language="en"), Invitee("ann@example.com"))
    with override("sv"):
        (letter,) = delivered()
    assert "asks:" in letter.subject
    assert "It takes about 8 minutes" in letter.body


def test_a_letter_that_has_left_is_told_in_the_log_and_by_the_invitation():
    (invitation,) = invited(make_open_inquiry())
    assert logged("sent") == []
    delivered()
    invitation.refresh_from_db()
    assert (invitation.sent_at is not None, logged("sent")) == (True, [""])


def test_each_letter_has_a_link_of_its_own_and_all_of_them_work():
    inquiry = make_open_inquiry()
    (invitation,) = invited(inquiry)
    (first,) = delivered()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    remind(inquiry=inquiry, by=inquiry.case.owner)
    (second,) = delivered()
    assert second.subject == "Påminnelse: Hur fungerar hemtjänsten i dag?"
    tokens = [LINK.search(letter.body)[1] for letter in (first, second)]
    assert len(set(tokens)) == 2
    assert [find_link(token).invitation for token in tokens] == [invitation, invitation]
    assert logged("reminded") == [""]


def test_a_new_last_day_is_told_with_the_day():
    inquiry = make_open_inquiry()
    invite_one(inquiry)
    Mail.objects.all().delete()
    day = TODAY + timedelta(days=45)
    extend_inquiry(inquiry=inquiry, closes_on=day, by=inquiry.case.owner)
    (letter,) = delivered()
    assert letter.subject.startswith(f"Du kan svara till och med {day:%Y-%m-%d}: ")
    assert f"Svara senast {day:%Y-%m-%d}." in letter.body
    assert logged("extended") == [f"{day:%Y-%m-%d}"]


def withdraw(invitation: Invitation) -> None:
    revoke(invitation=invitation, by=invitation.created_by)


def close(invitation: Invitation) -> None:
    close_inquiry(inquiry=invitation.inquiry, by=invitation.created_by)


def pass_the_last_day(invitation: Invitation) -> None:
    Inquiry.objects.update(closes_on=TODAY - timedelta(days=1))


def erase(invitation: Invitation) -> None:
    Invitation.objects.update(email="", name="", erased_at=timezone.now())


def answer(invitation: Invitation) -> None:
    make_contribution(invitation.inquiry, {"V1": "Vi står i kö."}, invitation=invitation)


@pytest.mark.parametrize("meanwhile", [withdraw, close, pass_the_last_day, erase, answer])
def test_nobody_is_written_to_when_there_is_nothing_more_to_ask(meanwhile):
    (invitation,) = invited(make_open_inquiry())
    meanwhile(invitation)
    assert delivered() == []
    assert (Mail.objects.get().error, Link.objects.count(), logged("sent")) == ("withdrawn", 0, [])


def test_a_letter_that_cannot_be_delivered_is_told_and_one_that_can_takes_it_back():
    inquiry = make_open_inquiry()
    (invitation,) = invited(inquiry)
    give_up(Mail.objects.get(), "SMTPRecipientsRefused 550")
    invitation.refresh_from_db()
    assert (invitation.bounced_at is not None, logged("bounced")) == (True, [""])
    Mail.objects.create(
        organisation=inquiry.case.organisation, kind="invitation", about=invitation.key, next_at=timezone.now()
    )
    delivered()
    invitation.refresh_from_db()
    assert (invitation.bounced_at, invitation.sent_at is not None) == (None, True)


def handled(inquiry: Inquiry) -> None:
    Item.objects.filter(inquiry=inquiry).update(handling="set_aside", reason="Utanför ärendet")


def test_who_left_an_address_is_told_once_when_everything_she_wrote_is_handled():
    inquiry = make_open_inquiry()
    make_contribution(inquiry, {"V1": "Vi står i kö.", "X1": "Väntan."}, contact_email="anna@exempel.se")
    make_contribution(inquiry, {"V1": "Det går bra."})
    assert tell_how_used(inquiry=inquiry, by=inquiry.case.owner) == 0
    handled(inquiry)
    assert tell_how_used(inquiry=inquiry, by=inquiry.case.owner) == 1
    assert tell_how_used(inquiry=inquiry, by=inquiry.case.owner) == 0
    (letter,) = delivered()
    assert (letter.to, letter.subject) == (
        ["anna@exempel.se"],
        "Så användes ditt svar: Hur fungerar hemtjänsten i dag?",
    )
    link = find_link(LINK.search(letter.body)[1])
    assert link.reply == Contact.objects.get().contribution.reply
    assert logged("told") == [""]


def test_an_address_that_is_erased_before_the_letter_leaves_gets_none():
    inquiry = make_open_inquiry()
    make_contribution(inquiry, {"V1": "Vi står i kö."}, contact_email="anna@exempel.se")
    handled(inquiry)
    tell_how_used(inquiry=inquiry, by=inquiry.case.owner)
    Contact.objects.all().delete()
    assert delivered() == []


def test_the_officer_sees_the_letter_without_any_link():
    inquiry = make_open_inquiry()
    subject, text = text_of("invitation", inquiry)
    assert "Hur fungerar hemtjänsten i dag?" in subject
    assert ("här står mottagarens egen länk" in text, "/bidra/" in text) == (True, False)

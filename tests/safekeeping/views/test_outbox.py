from datetime import timedelta

import pytest
from django.core import mail as mailbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from needs.accounts.models import Organisation, User
from needs.safekeeping import letters
from needs.safekeeping.models import Mail
from needs.safekeeping.outbox import About, Letter, deliver_due, register
from tests.cases.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Organisation:
    return make_organisation()


@pytest.fixture
def administrator(client: Client, home: Organisation) -> User:
    user = make_user("administrator", home)
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def kind():
    register(
        "test",
        lambda mail: Letter("vera@kommun.example", "Hej", mail.about),
        called="Inbjudan",
        about=lambda mails, reader: {mail.about: About(f"Frågor {mail.about}", f"/{mail.about}/") for mail in mails},
    )
    yield
    del letters.kinds["test"]


def make_mail(organisation: Organisation, about: str = "F-001", state: str = "dead", **values) -> Mail:
    given = {"attempts": 1, "error": "SMTPRecipientsRefused 550", "next_at": timezone.now(), "kind": "test"}
    return Mail.objects.create(organisation=organisation, about=about, state=state, **given | values)


def page(client: Client, home: Organisation) -> str:
    return client.get(reverse("outbox", args=[home.key])).content.decode()


def test_administrators_find_the_page_where_they_read_about_the_organisation(client, home, administrator):
    address = reverse("outbox", args=[home.key])
    assert address in client.get(reverse("organisation", args=[home.key])).content.decode()
    client.force_login(make_user("officer", home))
    assert address not in client.get(reverse("organisation", args=[home.key])).content.decode()
    assert client.get(address).status_code == 403


def test_a_letter_says_what_it_is_about_and_why_it_was_not_delivered_but_never_to_whom(client, home, administrator):
    make_mail(home)
    make_mail(home, "F-002", "waiting", error="SMTPServerDisconnected", attempts=3)
    shown = page(client, home)
    for words in ("Inbjudan", '<a href="/F-001/">Frågor F-001</a>', "Frågor F-002", "550", "SMTPServerDisconnected"):
        assert words in shown
    assert "vera@" not in shown


def test_what_is_sent_withdrawn_or_another_organisations_does_not_stand_there(client, home, administrator):
    make_mail(home, "F-1", "sent", sent_at=timezone.now(), error="")
    make_mail(home, "F-2", error="withdrawn")
    make_mail(make_organisation(), "F-3")
    shown = page(client, home)
    assert "Alla brev är skickade." in shown
    assert "Frågor F-" not in shown


def test_one_letter_is_tried_again_when_asked_for(client, home, administrator):
    mail, other = make_mail(home), make_mail(home, "F-002")
    client.post(reverse("outbox", args=[home.key]), {"letter": mail.key})
    assert deliver_due() == 1
    assert [letter.body for letter in mailbox.outbox] == ["F-001"]
    other.refresh_from_db()
    assert other.state == "dead"


def test_all_letters_are_tried_again_at_once_but_not_those_of_others(client, home, administrator):
    make_mail(home)
    make_mail(home, "F-002", "waiting", next_at=timezone.now() + timedelta(hours=2))
    make_mail(make_organisation(), "F-003")
    client.post(reverse("outbox", args=[home.key]), {"letter": "all"})
    assert deliver_due() == 2
    assert sorted(letter.body for letter in mailbox.outbox) == ["F-001", "F-002"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_much_however_many_letters(client, home, administrator, django_assert_num_queries, number):
    for each in range(number):
        make_mail(home, f"F-{each}")
        make_mail(home, f"F-{each}", "waiting")
    with django_assert_num_queries(8):
        page(client, home)

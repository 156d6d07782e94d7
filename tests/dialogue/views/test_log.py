import pytest
from django.urls import reverse

from needs.dialogue.actions.delivery import mark_bounced, mark_sent
from tests.cases.factories import make_user
from tests.dialogue.factories import invite_one, make_open_inquiry, open_link

pytestmark = pytest.mark.django_db


def test_everybody_in_the_organisation_can_see_that_suppliers_were_treated_alike(client):
    inquiry = make_open_inquiry(perspective="business")
    for name in ("Anna Ek", "Bo Berg"):
        invitation, _token = invite_one(inquiry, name=name, represents=f"{name} AB")
        mark_sent(invitation, "invitation")
    mark_bounced(invitation)
    path = reverse("inquiry_log", args=[inquiry.case.key, inquiry.number])
    told = ("2 personer har fått samma 2 frågor.", "En har inte fått brevet.")
    client.force_login(make_user("officer", inquiry.case.organisation))
    page = client.get(path).content.decode()
    assert [words for words in (*told, "Anna Ek", "Anna Ek AB") if words not in page] == []
    client.force_login(make_user("reader", inquiry.case.organisation))
    page = client.get(path).content.decode()
    assert [words for words in (*told, "Inbjuden 1", "Inbjuden 2") if words not in page] == []
    # Who they are is for those who may have to reach them.
    assert [words for words in ("Anna", "Bo Berg", "exempel.se") if words in page] == []


def test_the_log_can_be_read_for_one_alone(client):
    inquiry = make_open_inquiry()
    anna, _token = invite_one(inquiry, name="Anna Ek")
    invite_one(inquiry, name="Bo Berg")
    client.force_login(inquiry.case.owner)
    path = reverse("inquiry_log", args=[inquiry.case.key, inquiry.number])
    lines = client.get(path, {"invited": anna.key}).context["log"].lines
    assert [line.who for line in lines] == ["Anna Ek"]
    lines = client.get(path, {"invited": "\x00"}).context["log"].lines
    assert [line.who for line in lines] == ["Anna Ek", "Bo Berg"]


def test_a_log_without_anybody_invited_says_so(client):
    inquiry = make_open_inquiry()
    client.force_login(inquiry.case.owner)
    path = reverse("inquiry_log", args=[inquiry.case.key, inquiry.number])
    page = client.get(path).content.decode()
    assert ("Ingen har fått en personlig inbjudan." in page, "Inget är skickat än." in page) == (True, True)
    open_link(inquiry)
    assert "Länk skapad" in client.get(path).content.decode()

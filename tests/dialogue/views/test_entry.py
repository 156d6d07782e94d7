"""The door: a page that changes nothing, one answer to every stranger, and no token after the first address."""

import logging
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from needs.dialogue.models import Link, Reply, Visit
from needs.dialogue.views.limits import OPEN_STARTS
from tests.access.fingerprint import fingerprint
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply, make_token

pytestmark = pytest.mark.django_db
TRIES = 20


def door(token: str) -> str:
    return reverse("contribute", kwargs={"token": token})


def visitor(token: str) -> Client:
    client = Client()
    client.post(door(token))
    return client


def unusable_tokens() -> dict[str, str]:
    yesterday = timezone.localdate() - timedelta(days=1)
    full = make_invited(make_asking(), "open", quota=1)
    make_contribution(full.inquiry, invitation=full)
    return {
        "wrong": "A" * 43,
        "expired": make_token(make_invited(make_asking(closes_on=yesterday))),
        "closed": make_token(make_invited(make_asking(state="closed"))),
        "revoked": make_token(make_invited(make_asking(), revoked_at=timezone.now())),
        "full": make_token(full),
    }


def test_looking_ten_times_changes_nothing(client):
    token = make_token(make_invited(make_asking()))
    before = fingerprint()
    for _ in range(10):
        assert client.get(door(token)).status_code == 200
        assert client.head(door(token)).status_code == 200
    assert fingerprint() == before


def test_the_landing_says_who_asks_and_what_it_costs(client):
    inquiry = make_asking()
    page = client.get(door(make_token(make_invited(inquiry)))).content.decode()
    for words in (str(inquiry.case.organisation), "8 minuter", "Elin Sandvall", "allmän handling", "Svaren gallras"):
        assert words in page
    assert f"{inquiry.closes_on:%Y-%m-%d}" in page


def test_the_title_of_a_restricted_case_is_not_told(client):
    inquiry = make_asking()
    inquiry.case.restricted = True
    inquiry.case.save()
    assert inquiry.case.title not in client.get(door(make_token(make_invited(inquiry)))).content.decode()


def test_every_link_that_cannot_be_used_gives_the_same_page():
    pages = {why: Client().get(door(token)) for why, token in unusable_tokens().items()}
    assert {page.status_code for page in pages.values()} == {404}
    assert len({page.content for page in pages.values()}) == 1


def test_pressing_the_button_by_a_link_that_cannot_be_used_gives_that_page_too():
    for why, token in unusable_tokens().items():
        assert Client().post(door(token)).status_code == 404, why
    assert not Visit.objects.exists()


def test_the_button_leads_on_without_the_token(client):
    token = make_token(make_invited(make_asking()))
    response = client.post(door(token))
    assert (response.status_code, response["Location"]) == (303, reverse("contribute_start"))
    cookie = response.cookies[settings.CONTRIBUTOR_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/", 43200)


def test_the_token_stands_in_no_page_header_or_cookie():
    token = make_token(make_invited(make_asking()))
    client = Client()
    responses = [client.get(door(token)), client.post(door(token))]
    responses += [client.get(reverse(name)) for name in ("contribute_start", "contribute_check", "contribute_pause")]
    for response in responses:
        assert token not in response.content.decode() + str(response.headers) + response.cookies.output()


def test_pages_outside_are_kept_by_no_cache_and_no_search_engine():
    token = make_token(make_invited(make_asking()))
    client = visitor(token)
    for address in (door(token), door("wrong"), reverse("contribute_start"), reverse("contribute_leave")):
        headers = client.get(address).headers
        assert (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("no-store", "noindex"), address
        assert headers["Referrer-Policy"] in ("same-origin", "strict-origin")


def test_the_address_of_the_landing_is_told_to_no_other_page(client):
    assert client.get(door(make_token(make_invited(make_asking()))))["Referrer-Policy"] == "strict-origin"


def test_nor_by_an_answer_that_no_view_has_made():
    client = Client(enforce_csrf_checks=True)
    path = door(make_token(make_invited(make_asking())))
    refused = client.post(path)
    beside, inside = client.get(f"{path}mera/"), client.post(reverse("contribute_start"))
    assert [response.status_code for response in (refused, beside, inside)] == [403, 404, 403]
    assert [response["Referrer-Policy"] for response in (refused, beside)] == ["strict-origin"] * 2
    assert inside["Referrer-Policy"] == "same-origin"


def test_twenty_wrong_links_in_ten_minutes_are_enough():
    token = make_token(make_invited(make_asking()))
    client = Client()
    for _ in range(TRIES):
        assert client.get(door("wrong")).status_code == 404
    for address in (door("wrong"), door(token)):
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (429, "600")
        assert "Vänta 10 minuter" in response.content.decode()


def waits_an_hour(response) -> bool:
    told = (response.status_code, response["Retry-After"])
    return told == (429, "3600") and "Vänta 60 minuter" in response.content.decode()


def test_a_school_gets_in_by_an_open_link_and_nobody_stuffs_the_ballot():
    token, other = (make_token(make_invited(make_asking(), "open")) for _ in range(2))
    for _ in range(OPEN_STARTS.tries - 2):
        OPEN_STARTS.count(f"{Link.objects.earliest('pk').pk}:127.0.0.1")
    children = [Client() for _ in range(3)]
    responses = [child.post(door(token), {"new": "1"}) for child in children]
    assert [response.status_code for response in responses] == [303, 303, 429]
    assert waits_an_hour(responses[-1])
    assert (OPEN_STARTS.tries, Reply.objects.count(), Visit.objects.count()) == (200, 2, 2)
    again = (children[0].post(door(token)), children[2].post(door(other)), children[2].get(door(token)))
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(door(token))
    assert [response.status_code for response in (*again, elsewhere)] == [303, 303, 200, 303]


def test_a_personal_link_is_not_counted_as_a_new_answer():
    token = make_token(make_invited(make_asking()))
    for _ in range(OPEN_STARTS.tries):
        OPEN_STARTS.count(f"{Link.objects.get().pk}:127.0.0.1")
    assert Client().post(door(token)).status_code == 303


def test_ten_links_of_ones_own_in_an_hour_are_enough():
    client = visitor(make_token(make_invited(make_asking(), "open")))
    for _ in range(10):
        assert client.post(reverse("contribute_pause")).status_code == 200
    assert waits_an_hour(client.post(reverse("contribute_pause")))
    assert client.get(reverse("contribute_pause")).status_code == 200
    assert Link.objects.filter(reply__isnull=False).count() == 10


def test_right_links_are_never_counted():
    token = make_token(make_invited(make_asking()))
    client = Client()
    for _ in range(TRIES + 5):
        assert client.get(door(token)).status_code == 200


def test_the_language_is_that_of_the_questions_whatever_the_browser_remembers(client):
    token = make_token(make_invited(make_asking(language="en")))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "sv"
    response = client.get(door(token))
    assert response["Content-Language"] == "en"
    assert "Begin to answer" in response.content.decode()


def test_the_frame_can_be_read_in_the_other_language_all_the_way(client):
    token = make_token(make_invited(make_asking()))
    page = client.get(f"{door(token)}?sprak=en").content.decode()
    assert '<h1 lang="sv">Hur fungerar' in page
    client.post(door(token))
    assert "These are all the questions" in client.get(reverse("contribute_start")).content.decode()


def test_a_second_person_on_the_same_device_can_begin_anew():
    token = make_token(make_invited(make_asking(), "open"))
    client = visitor(token)
    assert "Börja på ett nytt svar" in client.get(door(token)).content.decode()
    client.post(door(token))
    assert Reply.objects.count() == 1
    client.post(door(token), {"new": "1"})
    assert (Reply.objects.count(), Visit.objects.count()) == (2, 1)


def test_who_has_answered_is_led_to_the_receipt():
    inquiry = make_asking()
    contribution = make_contribution(inquiry)
    token = make_token(contribution.invitation)
    assert "Visa kvittot" in Client().get(door(token)).content.decode()
    page = visitor(token).get(reverse("contribute_start"), follow=True).content.decode()
    assert contribution.ref in page


def test_a_link_of_ones_own_is_shown_once_and_leads_back():
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    client = visitor(make_token(invitation))
    page = client.post(reverse("contribute_pause")).content.decode()
    own = re.search(r"/bidra/([\w-]{43})/", page)[1]
    assert own not in client.get(reverse("contribute_pause")).content.decode()
    assert visitor(own).get(reverse("contribute_start")).status_code == 200
    assert Reply.objects.count() == 1


def test_a_personal_invitation_needs_no_link_of_ones_own():
    client = visitor(make_token(make_invited(make_asking())))
    assert "/bidra/" not in re.sub(r"/bidra/svara/", "", client.post(reverse("contribute_pause")).content.decode())
    assert Link.objects.count() == 1


def test_leaving_takes_the_cookie_and_ends_the_visit():
    client = visitor(make_token(make_invited(make_asking())))
    assert "Avslutat" not in client.get(reverse("contribute_leave")).content.decode()
    assert "Avslutat" in client.post(reverse("contribute_leave")).content.decode()
    assert client.cookies[settings.CONTRIBUTOR_COOKIE_NAME].value == ""
    assert not Visit.objects.exists()


def test_no_log_holds_the_token(caplog, settings, monkeypatch):
    """A wrong link, one that fails inside, and what the handler writes of both."""
    settings.DEBUG = False
    token = make_token(make_invited(make_asking()))
    caplog.handler.addFilter(next(each for each in logging.getLogger().handlers if each.filters).filters[0])
    client = Client(raise_request_exception=False)
    client.get(door("wrongwrong"))
    monkeypatch.setattr("needs.dialogue.views.entry.asked", lambda *_: 1 / 0)
    assert client.get(door(token)).status_code == 500
    assert token not in caplog.text
    assert "wrongwrong" not in caplog.text
    assert caplog.text.count("/bidra/***/") == 2


def test_only_the_answer_of_the_link_is_reached():
    inquiry = make_asking()
    make_reply(inquiry, {"M1": "Någon annans ord"}, invitation=make_invited(inquiry))
    client = visitor(make_token(make_invited(inquiry)))
    assert "Någon annans ord" not in client.get(reverse("contribute_check")).content.decode()
    for name in ("overview", "case_list"):
        assert client.get(reverse(name)).status_code == 302


def test_whatever_else_the_address_holds_it_is_never_written_out(client):
    token = make_token(make_invited(make_asking()))
    response = client.get(f"{door(token)}mera/")
    assert (response.status_code, token in response.content.decode()) == (404, False)


def test_when_the_database_is_away_the_address_is_not_written_out(monkeypatch):
    token = make_token(make_invited(make_asking()))

    def away(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr("needs.dialogue.views.entry.find_link", away)
    response = Client().post(door(token), {"new": "1"})
    assert (response.status_code, token in response.content.decode()) == (503, False)

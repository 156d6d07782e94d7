"""Inviting, reminding, withdrawing; and the link for many, which is shown once."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail as mailbox
from django.urls import reverse
from django.utils import timezone

from needs.dialogue.actions.entry import find_link
from needs.dialogue.models import Inquiry, Invitation, Link
from needs.safekeeping.models import FormKey, Mail
from tests.access.page_forms import main_form
from tests.cases.factories import make_case, make_user
from tests.dialogue.factories import invite_one, make_inquiry, make_open_inquiry, open_link

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LINK = re.compile(r"/bidra/([\w-]{43})/")


@pytest.fixture
def inquiry(client) -> Inquiry:
    """Open, and the one who runs its case is logged in."""
    made = make_open_inquiry(make_case(make_user("officer")))
    client.force_login(made.case.owner)
    return made


def address(inquiry: Inquiry, name: str, invitation: Invitation | None = None) -> str:
    more = {"invitation": invitation.key} if invitation else {}
    return reverse(name, kwargs={"key": inquiry.case.key, "number": inquiry.number, **more})


def send(client, path: str, **typed):
    return client.post(path, main_form(client.get(path).content.decode()) | typed)


def test_pasted_people_get_their_letters(client, inquiry, django_capture_on_commit_callbacks):
    path = address(inquiry, "invitation_new")
    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, path, people="Anna Ek <anna@exempel.se>\nbo@exempel.se, anna@exempel.se")
    assert response.url == f"{address(inquiry, 'inquiry')}#invited"
    assert [letter.to for letter in mailbox.outbox] == [["anna@exempel.se"], ["bo@exempel.se"]]
    page = client.get(response.url).content.decode()
    assert "2 brev är på väg. En adress hoppades över" in page


@pytest.mark.django_db(transaction=True)
def test_letters_that_have_left_at_once_are_said_to_be_sent(client, inquiry):
    path = address(inquiry, "invitation_new")
    response = client.post(
        path, main_form(client.get(path).content.decode()) | {"people": "bo@exempel.se"}, follow=True
    )
    assert "Ett brev har skickats." in response.content.decode()
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    response = client.post(address(inquiry, "invitation_remind"), follow=True)
    assert "En påminnelse har skickats." in response.content.decode()


def test_a_line_that_cannot_be_read_sends_nothing_and_keeps_what_was_typed(client, inquiry):
    page = send(client, address(inquiry, "invitation_new"), people="anna@exempel.se\nBo Berg").content.decode()
    assert "Rad 2: vi hittar ingen e-postadress i ”Bo Berg”." in page
    assert "anna@exempel.se\nBo Berg</textarea>" in page
    assert (Invitation.objects.count(), Mail.objects.count()) == (0, 0)


def test_the_same_form_twice_is_one_letter_each(client, inquiry):
    path = address(inquiry, "invitation_new")
    form = main_form(client.get(path).content.decode()) | {"people": "anna@exempel.se"}
    first, second = client.post(path, form), client.post(path, form)
    assert first.url == second.url
    assert Mail.objects.count() == 1


def test_addresses_are_kept_with_the_invitation_alone(client, inquiry):
    send(client, address(inquiry, "invitation_new"), people="Anna Ek <anna@exempel.se>")
    client.get(address(inquiry, "inquiry"))
    kept = [str(list(model.objects.values())) for model in (FormKey, Mail, Session)]
    assert [rows for rows in kept if "anna@exempel.se" in rows] == []


def test_the_letter_is_shown_before_it_is_sent(client, inquiry):
    page = client.get(address(inquiry, "invitation_new")).content.decode()
    assert ("Kommunen ska köpa nytt stöd" in page, "här står mottagarens egen länk" in page) == (True, True)


@pytest.mark.parametrize("name", ["invitation_new", "invitation_link_new"])
def test_who_cannot_invite_now_is_told_why(client, name):
    draft = make_inquiry(make_case(make_user("officer")))
    client.force_login(draft.case.owner)
    assert "Bara en öppen frågeomgång tar emot svar." in client.get(address(draft, name)).content.decode()


def test_reminding_says_how_many(client, inquiry):
    for _ in range(2):
        invite_one(inquiry)
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=2))
    path = address(inquiry, "invitation_remind")
    assert "Påminna 2 personer?" in client.get(path).content.decode()
    assert "Påminn 2 personer" in client.get(address(inquiry, "inquiry")).content.decode()
    response = client.post(path, follow=True)
    assert "2 påminnelser är på väg." in response.content.decode()


def test_when_nobody_can_be_reminded_the_page_says_why_and_has_no_button(client, inquiry):
    path = address(inquiry, "invitation_remind")
    nobody = client.get(path).content.decode()
    assert ("Ingen kan påminnas nu" in nobody, "Skicka påminnelserna" in nobody) == (True, False)
    sent_at = timezone.now() - timedelta(hours=2)
    invite_one(inquiry)
    Invitation.objects.update(sent_at=sent_at)
    page = client.get(path).content.decode()
    may = timezone.localtime(sent_at + timedelta(days=1))
    assert ("0 personer" in page, "Skicka påminnelserna" in page) == (False, False)
    assert f"Du kan påminna från {may:%Y-%m-%d %H:%M}." in page


def test_an_erased_address_is_offered_no_letter(client, inquiry):
    invitation, _token = invite_one(inquiry)
    renew = address(inquiry, "invitation_renew", invitation)
    assert renew in client.get(address(inquiry, "inquiry")).content.decode()
    Invitation.objects.update(email="", name="", sent_at=timezone.now(), erased_at=timezone.now())
    page = client.get(address(inquiry, "inquiry")).content.decode()
    assert ("Adressen är borttagen" in page, renew in page) == (True, False)
    assert "Ingen ny länk kan skapas" in client.get(renew).content.decode()


def test_withdrawing_is_asked_about_and_then_done(client, inquiry):
    invitation, token = invite_one(inquiry, name="Anna Ek")
    path = address(inquiry, "invitation_revoke", invitation)
    assert "Länkarna till Anna Ek slutar att fungera" in client.get(path).content.decode()
    assert find_link(token) is not None
    client.post(path)
    assert find_link(token) is None


def test_one_gets_more_time(client, inquiry):
    invitation, _token = invite_one(inquiry)
    path = address(inquiry, "invitation_extend", invitation)
    refused = client.post(path, {"closes_on": f"{TODAY:%Y-%m-%d}"})
    assert "Välj en dag efter" in refused.content.decode()
    day = TODAY + timedelta(days=45)
    client.post(path, {"closes_on": f"{day:%Y-%m-%d}"})
    invitation.refresh_from_db()
    assert invitation.closes_on == day


def test_a_new_personal_link_is_never_shown(client, inquiry):
    invitation, _token = invite_one(inquiry)
    response = client.post(address(inquiry, "invitation_renew", invitation), follow=True)
    assert LINK.search(response.content.decode()) is None
    assert Mail.objects.filter(about=invitation.key).count() == 2


def test_an_invitation_to_something_else_is_not_found(client, inquiry):
    other, _token = invite_one(make_open_inquiry(inquiry.case))
    for name in ("invitation_renew", "invitation_revoke", "invitation_extend"):
        path = address(inquiry, name, other)
        assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)


# --- The link for many


def test_an_open_link_is_shown_once_on_a_poster_that_nobody_keeps(client, inquiry):
    response = send(client, address(inquiry, "invitation_link_new"), quota="50", is_moderated="on")
    assert response.status_code == 200
    page = response.content.decode()
    (token,) = set(LINK.findall(page))
    assert find_link(token).invitation.quota == 50
    assert "no-store" in response["Cache-Control"]
    assert ("<svg" in page, "style=" in page, f'href="http://testserver/bidra/{token}' in page) == (True, False, False)
    assert [value for value in response.headers.values() if token in value] == []
    assert token not in client.get(address(inquiry, "inquiry")).content.decode()


def test_what_only_a_script_can_do_is_offered_by_the_script(client, inquiry):
    page = send(client, address(inquiry, "invitation_link_new")).content.decode()
    buttons = re.findall(r'<button class="button[^>]* (data-print|data-copy="[^"]+") hidden>([^<]+)<', page)
    assert buttons == [("data-print", "Skriv ut affischen"), ('data-copy=".poster__link"', "Kopiera länken")]


def test_the_poster_says_what_it_is_about_in_the_language_of_the_inquiry(client, inquiry):
    english = make_open_inquiry(inquiry.case, language="en", title="How does home care work?")
    page = send(client, address(english, "invitation_link_new")).content.decode()
    for words in ("How does home care work?", "8 minutes", f"{english.closes_on:%Y-%m-%d}", "Här är länken"):
        assert words in page


def test_the_same_form_twice_makes_one_link_and_shows_it_once(client, inquiry):
    path = address(inquiry, "invitation_link_new")
    form = main_form(client.get(path).content.decode())
    first, second = client.post(path, form), client.post(path, form, follow=True)
    assert (bool(LINK.search(first.content.decode())), Link.objects.count()) == (True, 1)
    assert LINK.search(second.content.decode()) is None
    assert "Länken visas bara en gång." in second.content.decode()


def test_a_new_link_is_shown_and_the_old_one_shut(client, inquiry):
    invitation, old = open_link(inquiry)
    path = address(inquiry, "invitation_renew", invitation)
    assert "också på affischer" in client.get(path).content.decode()
    response = client.post(path)
    (new,) = set(LINK.findall(response.content.decode()))
    assert [find_link(token) is not None for token in (old, new)] == [False, True]
    assert "no-store" in response["Cache-Control"]


def test_a_quota_that_cannot_be_is_told_beside_the_field(client, inquiry):
    page = send(client, address(inquiry, "invitation_link_new"), quota="0").content.decode()
    assert "Skriv 1 eller mer, eller lämna tomt." in page
    assert not Link.objects.exists()

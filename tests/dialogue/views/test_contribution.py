import re

import pytest
from django.urls import reverse

from needs.dialogue.actions.inbox import use_in_need
from needs.dialogue.actions.moderation import moderate
from needs.dialogue.models import Contribution, Moderation
from tests.cases.factories import make_need, make_user
from tests.dialogue.factories_contribution import COMPARISONS, make_asking, make_contribution, make_invited

pytestmark = pytest.mark.django_db
SAID = {"M1": "Att någon <b>kommer</b>.", "X1": "Lugnet."}
PROPOSAL = {"text": "Så här tänker jag", "who": "Alla", "what": "få svar"}


def at(name: str, contribution: Contribution) -> str:
    return reverse(name, kwargs={"key": contribution.case.key, "number": contribution.number})


@pytest.fixture
def sheet(client) -> Contribution:
    inquiry = make_asking(comparisons=COMPARISONS)
    chosen = {"choices": {"1": "right", "2": "skip"}, "proposals": [PROPOSAL], "role": "uses", "may_quote": True}
    contribution = make_contribution(inquiry, SAID, **chosen)
    client.force_login(contribution.case.owner)
    return contribution


@pytest.fixture
def waiting(client) -> Contribution:
    inquiry = make_asking()
    contribution = make_contribution(inquiry, invitation=make_invited(inquiry, "open", is_moderated=True))
    client.force_login(contribution.case.owner)
    return contribution


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html).group(1)


def test_the_page_shows_the_sheet_whole_with_its_receipt(client, sheet):
    html = client.get(at("contribution", sheet)).content.decode()
    shown = (
        *(sheet.ref, sheet.checksum, "F-001", "Vad skulle du sakna?", "Lugnet.", "Så här tänker jag"),
        *("Alla behöver få svar.", "Att någon &lt;b&gt;kommer&lt;/b&gt;.", "B-002 Hjälp i tid", "Hoppade över"),
        *("Personlig inbjudan", "Använder det"),
    )
    assert [text for text in shown if text not in html] == []


def test_the_page_shows_what_became_of_each_answer(client, sheet):
    item = sheet.items.select_related("contribution__case").get(part="X1")
    use_in_need(item=item, need=make_need(sheet.case), quote="Lugnet", version=1, by=sheet.case.owner)
    html = client.get(at("contribution", sheet)).content.decode()
    assert "B-001 Veta vem som kommer" in html
    assert "”Lugnet”" in html
    assert f"{at('contribution', sheet)}X1/ta-upp/" in html


def test_the_sheet_is_fetched_as_text_for_the_registry(client, sheet):
    response = client.get(at("contribution_text", sheet))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{sheet.ref}.txt"'
    text = response.content.decode()
    assert text.startswith(f"Svar {sheet.ref}\n\nÄrende: {sheet.case.number} ")
    assert f"Kontrollsumma (SHA-256): {sheet.checksum}\n" in text
    assert "\nVad är viktigast i din vardag?\nAtt någon <b>kommer</b>.\n" in text
    assert "\nB-001 Veta vem som kommer / B-002 Hjälp i tid: B-002 Hjälp i tid\n" in text


def test_who_was_invited_is_nowhere(client, sheet):
    sheet.invitation.email, sheet.invitation.name = "siv@exempel.se", "Siv Ek"
    sheet.invitation.save()
    for name in ("contribution", "contribution_text"):
        html = client.get(at(name, sheet)).content.decode()
        assert not any(text in html for text in ("siv@exempel.se", "Siv Ek"))


def test_a_sheet_of_another_case_is_not_found(client, sheet):
    other = make_contribution(make_asking())
    address = reverse("contribution", kwargs={"key": sheet.case.key, "number": other.number + 7})
    assert client.get(address).status_code == 404
    assert client.get(at("contribution", other)).status_code == 404


def test_an_officer_lets_an_answer_through(client, waiting):
    html = client.get(at("contribution", waiting)).content.decode()
    assert "Väntar på granskning" in html
    response = client.post(at("contribution_moderate", waiting), {"verdict": "accept", "seen": ""})
    assert (response.url, Moderation.objects.get().accepted) == (at("contribution", waiting), True)
    assert "Svaret är genomsläppt och räknas." in client.get(response.url).content.decode()


def test_a_refusal_needs_its_reason_and_keeps_the_choice(client, waiting):
    response = client.post(at("contribution_moderate", waiting), {"verdict": "refuse"})
    assert "Skriv varför du inte släpper igenom svaret." in response.content.decode()
    assert response.context["form"]["verdict"].value() == "refuse"
    assert not Moderation.objects.exists()


def test_of_two_who_disagree_the_second_reads_what_the_first_decided(client, waiting):
    colleague = make_user("officer", waiting.case.organisation, name="Eva Lund")
    moderate(contribution=waiting, accepted=False, reason="Reklam", by=colleague)
    response = client.post(at("contribution_moderate", waiting), {"verdict": "accept", "seen": ""})
    html = response.content.decode()
    assert (response.status_code, hidden(html, "seen")) == (409, "no")
    assert "Eva Lund har inte släppt igenom svaret." in html
    response = client.post(at("contribution_moderate", waiting), {"verdict": "accept", "seen": "no"})
    assert (response.status_code, Moderation.objects.get().accepted) == (302, True)


def test_those_who_may_not_review_see_no_form_and_are_refused(client, waiting):
    client.force_login(make_user("reader", waiting.case.organisation))
    assert 'name="verdict"' not in client.get(at("contribution", waiting)).content.decode()
    assert client.post(at("contribution_moderate", waiting), {"verdict": "accept"}).status_code == 403
    assert not Moderation.objects.exists()


def test_a_stranger_meets_nothing(client, sheet):
    client.force_login(make_user())
    for name in ("contribution", "contribution_text", "contribution_moderate"):
        assert client.get(at(name, sheet)).status_code == 404


def test_the_page_asks_the_database_as_often_however_much_was_said(client, django_assert_num_queries, sheet):
    short = make_contribution(sheet.inquiry, {"M1": "Ja"})
    for contribution in (short, sheet):
        with django_assert_num_queries(7):
            client.get(at("contribution", contribution))

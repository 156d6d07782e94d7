import re

import pytest
from django.urls import reverse

from needs.cases.actions.case import set_team
from needs.cases.actions.decision import submit_case
from needs.dialogue.actions.inbox import set_aside
from needs.dialogue.models import Contribution, Item
from tests.cases.factories import make_case, make_need, make_ready_case, make_user
from tests.dialogue.factories_contribution import make_asking, make_contribution, make_invited, make_reply

pytestmark = pytest.mark.django_db
TWO = {"M1": "Att någon kommer när jag larmar.", "M2": "Ingen kom förrän på kvällen."}


def inbox_of(case) -> str:
    return reverse("inbox", kwargs={"key": case.key})


@pytest.fixture
def sheet(client) -> Contribution:
    contribution = make_contribution(make_asking(), TWO)
    client.force_login(contribution.case.owner)
    return contribution


def picks(html: str) -> list[str]:
    return re.findall(r'name="pick" value="([^"]*)"', html)


def states() -> list[tuple[str, str]]:
    return list(Item.objects.order_by("position").values_list("handling", "reason"))


def test_an_inbox_without_answers_says_why_and_what_to_do(client):
    case = make_case()
    client.force_login(case.owner)
    html = client.get(inbox_of(case)).content.decode()
    assert "Ni har inte frågat någon än." in html
    make_asking(case)
    assert "Ingen har svarat än." in client.get(inbox_of(case)).content.decode()


def test_the_page_tells_how_much_is_new_and_shows_it(client, sheet):
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert "Två nya svar" in html
    assert all(text in html for text in (sheet.ref, "Vad är viktigast i din vardag?", TWO["M1"], TWO["M2"]))


def test_several_answers_are_set_aside_at_once(client, sheet):
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert picks(html) == [f"{sheet.number}:M1:1", f"{sheet.number}:M2:1"]
    address = f"{inbox_of(sheet.case)}?state=unread"
    response = client.post(address, {"pick": picks(html), "reason": "Gäller växeln"})
    assert (response.url, states()) == (address, [("set_aside", "Gäller växeln")] * 2)


@pytest.mark.parametrize(
    "typed,told", [({"reason": "Nej"}, "Markera svaren först."), ({"pick": "1:M1:1"}, "En mening räcker")]
)
def test_without_answers_or_reason_nothing_is_set_aside_and_the_ticks_stay(client, sheet, typed, told):
    html = client.post(inbox_of(sheet.case), typed).content.decode()
    assert told in html
    assert states() == [("unread", "")] * 2
    assert html.count(" checked") == ("pick" in typed)


def test_ticks_that_nobody_offered_do_nothing(client, sheet):
    odd = ["", ":", "1", "1:M1", "x:M1:1", "1:M1:x", "999:M1:1", "1::1", f"{'9' * 30}:M1:1", "²:M1:1"]
    odd += [f"{'9' * 5_000}:M1:1", f"1:M1:{'9' * 30}", f"1:M1:{'9' * 5_000}"]
    response = client.post(inbox_of(sheet.case), {"pick": odd, "reason": "Nej"})
    assert (response.status_code, states()) == (302, [("unread", "")] * 2)


def test_what_a_colleague_has_handled_meanwhile_is_told_and_left(client, sheet):
    html = client.get(inbox_of(sheet.case)).content.decode()
    client.post(inbox_of(sheet.case), {"pick": picks(html)[:1], "reason": "Först"})
    response = client.post(inbox_of(sheet.case), {"pick": picks(html), "reason": "Sedan"}, follow=True)
    assert states() == [("set_aside", "Först"), ("set_aside", "Sedan")]
    assert f"{sheet.case.owner.name} har lagt svaret åt sidan." in response.content.decode()


def test_a_colleague_on_the_team_handles_and_a_reader_reads(client, sheet):
    teammate = make_user("contributor", sheet.case.organisation)
    set_team(case=sheet.case, users=[teammate], by=sheet.case.owner)
    client.force_login(make_user("reader", sheet.case.organisation))
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert (TWO["M1"] in html, picks(html)) == (True, [])
    assert client.post(inbox_of(sheet.case), {"pick": "1:M1:1", "reason": "Nej"}).status_code == 403
    client.force_login(teammate)
    client.post(inbox_of(sheet.case), {"pick": "1:M1:1", "reason": "Nej"})
    assert states()[0] == ("set_aside", "Nej")


def test_a_stranger_meets_nothing(client, sheet):
    client.force_login(make_user())
    assert client.get(inbox_of(sheet.case)).status_code == 404
    assert client.post(inbox_of(sheet.case), {"pick": "1:M1:1", "reason": "Nej"}).status_code == 404
    assert states() == [("unread", "")] * 2


def test_a_case_that_rests_is_read_and_not_worked_on(client):
    case = make_ready_case()
    sheet = make_contribution(make_asking(case), TWO)
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    html = client.get(inbox_of(case)).content.decode()
    assert (TWO["M1"] in html, picks(html), "/behov/" in html) == (True, [], False)
    assert client.post(inbox_of(case), {"pick": f"{sheet.number}:M1:1", "reason": "Nej"}).status_code == 409
    part = {"key": case.key, "number": sheet.number, "part": "M1"}
    assert client.get(reverse("item_use", kwargs=part)).status_code == 302


def test_what_waits_for_review_cannot_be_ticked(client, sheet):
    make_contribution(sheet.inquiry, TWO, invitation=make_invited(sheet.inquiry, "open", is_moderated=True))
    html = client.get(f"{inbox_of(sheet.case)}?state=waiting").content.decode()
    assert ("Väntar på granskning" in html, picks(html)) == (True, [])


@pytest.mark.parametrize("query", ["?state=x&inquiry=y&question=z&perspective=q&page=0", "?page=99", "?text=%00"])
def test_what_nobody_offered_shows_a_page_all_the_same(client, sheet, query):
    assert client.get(inbox_of(sheet.case) + query).status_code == 200


def test_a_draft_is_on_no_page(client, sheet):
    make_reply(sheet.inquiry, {"M1": "Hemligt utkast"})
    address = reverse("inquiry_result", kwargs={"key": sheet.case.key, "number": 1})
    for page in (inbox_of(sheet.case), f"{inbox_of(sheet.case)}{sheet.number}/", address):
        assert "Hemligt utkast" not in client.get(page).content.decode()


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_page_asks_the_database_as_often_however_much_came_in(client, django_assert_num_queries, number):
    inquiry = make_asking()
    invitation = make_invited(inquiry, "open")
    for _ in range(number):
        make_contribution(inquiry, TWO, invitation=invitation)
    client.force_login(inquiry.case.owner)
    with django_assert_num_queries(14):
        client.get(inbox_of(inquiry.case))


def test_whoever_comes_to_work_sees_what_is_new_and_a_way_to_all(client, sheet):
    item = sheet.items.select_related("contribution__case").get(part="M2")
    set_aside(item=item, reason="Gäller växeln", version=1, by=sheet.case.owner)
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert (TWO["M1"] in html, TWO["M2"] in html) == (True, False)
    every = f"{inbox_of(sheet.case)}?state="
    assert f'href="{every}"' in html
    for address in (every, f"{inbox_of(sheet.case)}?inquiry=1"):
        html = client.get(address).content.decode()
        assert (TWO["M1"] in html, TWO["M2"] in html) == (True, True)


def test_when_nothing_is_new_all_of_it_is_shown(client, sheet):
    for item in sheet.items.select_related("contribution__case"):
        set_aside(item=item, reason="Gäller växeln", version=1, by=sheet.case.owner)
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert (TWO["M1"] in html, TWO["M2"] in html) == (True, True)


def test_questions_are_named_by_their_words_alone(client, sheet):
    html = client.get(inbox_of(sheet.case)).content.decode()
    assert re.findall(r'<option value="M1"[^>]*>([^<]*)<', html) == ["Vad är viktigast i din vardag?"]


def test_the_number_of_new_answers_leads_to_those_of_that_inquiry(client):
    inquiry = make_asking()
    make_contribution(inquiry)
    client.force_login(inquiry.case.owner)
    html = client.get(reverse("inquiry_list", kwargs={"key": inquiry.case.key})).content.decode()
    assert f'href="{reverse("inbox", kwargs={"key": inquiry.case.key})}?inquiry=1&amp;state=unread"' in html


def test_several_answers_are_given_to_one_need_at_once(client, sheet):
    need = make_need(sheet.case)
    chosen = {"pick": picks(client.get(inbox_of(sheet.case)).content.decode()), "way": "use"}
    assert "Välj ett behov." in client.post(inbox_of(sheet.case), chosen).content.decode()
    response = client.post(inbox_of(sheet.case), chosen | {"need": str(need.number)}, follow=True)
    assert "2 svar är kopplade till behovet." in response.content.decode()
    assert [state for state, _reason in states()] == ["used", "used"]

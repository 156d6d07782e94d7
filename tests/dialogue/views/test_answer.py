"""What officers meet when they work through the answers."""

import re

import pytest
from django.urls import reverse

from needs.cases.models import Need
from needs.dialogue.actions.inbox import set_aside, use_in_need
from needs.dialogue.models import Contribution, Item
from tests.cases.factories import make_case, make_need, make_user
from tests.dialogue.factories_contribution import make_asking, make_contribution

pytestmark = pytest.mark.django_db
TWO = {"M1": "Att någon kommer när jag larmar.", "M2": "Ingen kom förrän på kvällen."}
NEED = {"what": "få hjälp när man larmar", "quote": "någon kommer", "version": "1", "status": "draft", "once": "k1"}


@pytest.fixture
def sheet(client) -> Contribution:
    contribution = make_contribution(make_asking(), TWO, may_quote=True)
    client.force_login(contribution.case.owner)
    return contribution


def item_of(contribution: Contribution, part: str = "M1") -> Item:
    return contribution.items.select_related("contribution__case").get(part=part)


def at(name: str, contribution: Contribution, part: str = "M1") -> str:
    return reverse(name, kwargs={"key": contribution.case.key, "number": contribution.number, "part": part})


def page(contribution: Contribution, part: str = "") -> str:
    address = reverse("contribution", kwargs={"key": contribution.case.key, "number": contribution.number})
    return address + (f"#{part}" if part else "")


def hidden(html: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', html).group(1)


def test_the_form_begins_with_the_words_of_the_answer(client, sheet):
    form = client.get(at("item_use", sheet)).context["form"]
    assert form["what"].value() == form["quote"].value() == "Att någon kommer när jag larmar."
    assert (form["perspective"].value(), form["version"].value()) == ("citizen", 1)


def test_words_that_may_not_be_shown_are_not_proposed_as_the_need(client, sheet):
    private = make_contribution(sheet.inquiry, TWO, may_quote=False)
    form = client.get(at("item_use", private)).context["form"]
    assert (form["what"].value(), form["quote"].value()) == ("", "Att någon kommer när jag larmar.")
    assert "vill inte bli citerad" in form.fields["quote"].help_text


def test_a_need_somebody_proposed_is_taken_over_in_its_parts(client, sheet):
    parts = {"who": "Nattpersonalen", "what": "se vem som larmar", "so_that": "hjälpen kommer fram"}
    proposed = make_contribution(sheet.inquiry, proposals=[parts])
    form = client.get(at("item_use", proposed, "need-1")).context["form"]
    assert {name: form[name].value() for name in parts} == parts
    assert form["quote"].value() == "Nattpersonalen behöver se vem som larmar, så att hjälpen kommer fram."


def test_a_saved_need_leads_on_to_the_next_new_answer(client, sheet):
    response = client.post(at("item_use", sheet), NEED)
    assert response.url == page(sheet, "M2")
    need = Need.objects.get()
    assert (need.title, need.status) == ("Få hjälp när man larmar", "draft")
    assert need.source_links.get().quote == "någon kommer"


def test_after_the_last_answer_comes_the_inbox(client, sheet):
    set_aside(item=item_of(sheet, "M2"), reason="Nej", version=1, by=sheet.case.owner)
    response = client.post(at("item_use", sheet), NEED, follow=True)
    assert response.redirect_chain[0][0] == reverse("inbox", kwargs={"key": sheet.case.key})
    assert "Det finns inga fler nya svar." in response.content.decode()


def test_the_same_form_sent_twice_makes_one_need(client, sheet):
    first, second = (client.post(at("item_use", sheet), NEED) for _ in range(2))
    assert (first.url, Need.objects.count()) == (second.url, 1)


@pytest.mark.parametrize(
    "typed,told",
    [
        ({"quote": "någon kommer aldrig"}, "Citatet har ord som inte finns i svaret."),
        ({"what": " ", "who": ""}, "Skriv minst ett ord om behovet."),
        ({"what": "x" * 1001}, "id_what"),
    ],
)
def test_what_cannot_be_saved_is_said_and_stays(client, sheet, typed, told):
    response = client.post(at("item_use", sheet), NEED | {"who": "Den som larmar"} | typed)
    html = response.content.decode()
    assert (response.status_code, told in html, "någon kommer" in html, "Fel:" in html) == (200, True, True, True)
    assert (Need.objects.count(), hidden(html, "version")) == (0, "1")


def test_whoever_comes_second_sees_who_was_first_with_her_words_still_there(client, sheet):
    colleague = make_user("officer", sheet.case.organisation, name="Eva Lund")
    need = make_need(sheet.case)
    use_in_need(item=item_of(sheet), need=need, quote="", version=1, by=colleague)
    response = client.post(at("item_use", sheet), NEED)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Eva Lund har använt svaret i B-001." in html
    assert f'href="{page(sheet, "M1")}"' in html
    assert "få hjälp när man larmar" in html
    assert Need.objects.count() == 1


def test_whoever_has_read_that_and_sends_again_gets_her_need(client, sheet):
    need = make_need(sheet.case)
    use_in_need(item=item_of(sheet), need=need, quote="", version=1, by=sheet.case.owner)
    html = client.post(at("item_use", sheet), NEED).content.decode()
    response = client.post(at("item_use", sheet), NEED | {"version": hidden(html, "version")})
    assert (response.status_code, Need.objects.count()) == (302, 2)
    assert [use.need.ref for use in item_of(sheet).uses.all()] == ["B-001", "B-002"]


def test_needs_that_say_the_same_are_offered_first(client, sheet):
    make_need(sheet.case, title="Äta utan oro", who="Elever", what="veta vad maten innehåller")
    make_need(sheet.case, title="Hjälp vid larm", who="Den som larmar", what="att någon kommer när den larmar")
    groups = dict(client.get(at("item_attach", sheet)).context["form"].fields["need"].choices)
    assert list(groups) == ["", "Liknar svaret mest", "Övriga behov"]
    assert [number for number, _name in groups["Liknar svaret mest"]] == [2]


def test_an_answer_is_given_to_the_need_that_was_chosen(client, sheet):
    make_need(sheet.case)
    response = client.post(at("item_attach", sheet), {"need": "1", "quote": "någon kommer", "version": "1"})
    assert (response.url, item_of(sheet).uses.get().need.ref) == (page(sheet, "M2"), "B-001")


@pytest.mark.parametrize("number", ["", "7", "x"])
def test_a_need_that_is_not_offered_is_not_chosen(client, sheet, number):
    make_need(sheet.case)
    make_need(make_case())
    response = client.post(at("item_attach", sheet), {"need": number, "quote": "", "version": "1"})
    assert (response.status_code, item_of(sheet).handling) == (200, "unread")


def test_a_case_without_needs_says_what_to_do(client, sheet):
    html = client.get(at("item_attach", sheet)).content.decode()
    assert "Det finns inga behov i ärendet än." in html
    assert at("item_use", sheet) in html


def test_an_answer_is_set_aside_and_taken_up_again(client, sheet):
    assert client.post(at("item_set_aside", sheet), {"reason": "Nej", "version": "1"}).url == page(sheet, "M2")
    assert item_of(sheet).reason == "Nej"
    assert client.post(at("item_take_back", sheet), {"version": "2"}).url == page(sheet, "M1")
    assert item_of(sheet).handling == "unread"


def test_without_a_reason_it_is_not_set_aside(client, sheet):
    html = client.post(at("item_set_aside", sheet), {"reason": " ", "version": "1"}).content.decode()
    assert "Skriv varför du lägger svaret åt sidan." in html
    assert item_of(sheet).handling == "unread"


def test_what_somebody_took_up_meanwhile_is_not_set_aside_unseen(client, sheet):
    client.post(at("item_set_aside", sheet), {"reason": "Nej", "version": "1"})
    response = client.post(at("item_set_aside", sheet), {"reason": "Hör inte hit", "version": "1", "once": "k2"})
    html = response.content.decode()
    assert (response.status_code, item_of(sheet).reason) == (409, "Nej")
    assert "Hör inte hit" in html


@pytest.mark.parametrize("name", ["item_use", "item_attach", "item_set_aside", "item_take_back"])
def test_a_part_that_is_not_there_is_not_found(client, sheet, name):
    for part in ("M9", "X1", "need-1"):
        assert client.get(at(name, sheet, part)).status_code == 404


def test_what_was_typed_and_not_saved_stands_there_again(client, sheet):
    address = at("item_use", sheet)
    client.post(reverse("draft_save"), {"draft_of": address, "what": "få hjälp fort", "version": "1"})
    form = client.get(address).context["form"]
    assert (form["what"].value(), form["quote"].value()) == ("få hjälp fort", "Att någon kommer när jag larmar.")


def test_the_writing_help_says_what_it_thinks_and_saves_nothing(client, sheet):
    html = client.get(at("item_use", sheet)).content.decode()
    assert ('name="check"' in html, "js/advice" in html) == (True, True)
    typed = NEED | {"who": "Nattpersonalen", "what": "ha en app", "check": "1"}
    whole = client.post(at("item_use", sheet), typed)
    live = client.post(at("item_use", sheet), typed | {"check": "live"}).content.decode()
    assert (whole.status_code, "<mark>app</mark>" in whole.content.decode()) == (200, True)
    assert ("<mark>app</mark>" in live, "<html" in live, Need.objects.count()) == (True, False, 0)


def test_a_proposed_need_that_the_checker_stops_is_mended_before_the_next_answer(client, sheet):
    typed = NEED | {"who": "Nattpersonalen", "what": "ha en app TODO", "status": "proposed"}
    response = client.post(at("item_use", sheet), typed, follow=True)
    need = {"key": sheet.case.key, "number": 1}
    assert response.redirect_chain[0][0] == reverse("need_edit", kwargs=need)
    assert "Ändra det som skrivhjälpen stoppar före beslut" in response.content.decode()


def test_a_reason_written_beside_the_text_is_kept_with_the_need(client, sheet):
    typed = NEED | {"who": "Nattpersonalen", "what": "ha en app TODO", "status": "proposed", "once": "k2"}
    spots = client.post(at("item_use", sheet), typed | {"check": "1"}).context["advice"]
    given = {"reasons": str(spots.spots)}
    for spot in (spot for advice in [*spots.shown, *spots.folded] for spot in advice.spots):
        given |= {f"reason-{spot.number}-{name}": getattr(spot, name) for name in ("rule", "text")}
        given[f"reason-{spot.number}-reason"] = "Lagen kräver det"
    assert client.post(at("item_use", sheet), typed | given).url == page(sheet, "M2")
    assert {each["reason"] for each in Need.objects.get().on_purpose} == {"Lagen kräver det"}

"""From the letter to the receipt on a telephone, without scripts, by keyboard and on two devices."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Request

from needs.cases.models import Need
from needs.dialogue.actions.inbox import set_aside
from needs.dialogue.answers import read
from needs.dialogue.models import Contact, Contribution, Reply
from tests.browser.visitor import Visitor

from . import contributor as steps
from .contributor import Phone
from .test_keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ANNA = "anna@example.se"


@pytest.fixture
def letter(officer) -> str:
    """The address in the letter that Anna has had."""
    steps.asks(officer, ANNA)
    return steps.link_in_letter(ANNA)


def everything(guest: Visitor, letter: str) -> None:
    guest.open(letter)
    guest.press("Börja svara")
    guest.follow("Börja med första frågan")
    steps.answers_the_questions(guest)
    steps.proposes_two_needs(guest)
    steps.chooses_and_tells_about_herself(guest)


def what_came_in() -> Contribution:
    contribution = Contribution.objects.get()
    content = read(contribution.content)
    assert content.answers["M1"].text == "De ringer, men inte alltid."
    assert content.answers["M2"].state == "do_not_know"
    assert [each.text or each.who for each in content.proposals] == [
        "Jag behöver se vem som är på väg.",
        "Den som har hemtjänst",
    ]
    assert (content.choices, contribution.first_hand, contribution.may_quote) == ({"J1": "right"}, True, True)
    return contribution


def makes_a_need_of_it(karin: Visitor, contribution: Contribution) -> None:
    """The officer's part, from the inbox to a need that holds the quote."""
    karin.open(reverse("inbox", kwargs={"key": contribution.case.key}))
    assert karin.sees("De ringer, men inte alltid.")
    karin.follow("Gör ett behov av det")
    karin.write("Vem?", "Den som har hemtjänst")
    karin.write("Vad behöver de uppnå?", "veta vem som kommer")
    karin.press("Spara behovet")


def is_a_need_with_its_quote(contribution: Contribution) -> None:
    need = Need.objects.get(what="veta vem som kommer")
    (link,) = need.source_links.all()
    assert (link.source, link.quote) == (contribution.inquiry.source, "De ringer, men inte alltid.")
    assert [use.item.part for use in need.uses.all()] == ["M1"]


def test_anna_answers_on_her_telephone(visitor, letter, officer):
    anna: Visitor = visitor(Phone)
    asked: list[Request] = []
    anna.page.on("request", lambda request: asked.append(request))
    everything(anna, letter)
    assert anna.sees("Ingen har sett det än.")
    steps.sends(anna, ANNA)
    contribution = what_came_in()
    assert anna.heading == "Tack, ditt svar har kommit in"
    assert anna.sees(contribution.ref)
    assert anna.sees(steps.today())
    assert anna.download("Ladda ner en kopia").suggested_filename == f"{contribution.ref}.txt"
    karin: Visitor = visitor(Phone)
    karin.log_in(officer)
    makes_a_need_of_it(karin, contribution)
    is_a_need_with_its_quote(contribution)
    karin.open(reverse("need", kwargs={"key": contribution.case.key, "number": Need.objects.get().number}))
    assert karin.sees("De ringer, men inte alltid.")
    for item in contribution.items.filter(handling="unread"):
        set_aside(item=item, reason="Finns redan", version=item.version, by=officer)
    anna.open(letter)
    anna.press("Visa kvittot")
    assert anna.sees("Vi har lagt det åt sidan: Finns redan")
    assert anna.sees("Vi har använt det i B-001")
    assert [*anna.wrong, *karin.wrong] == []
    assert Contact.objects.get().email == ANNA
    token = steps.LINK.search(letter)[1]
    assert [each.url for each in asked if token in each.all_headers().get("referer", "")] == []
    assert {each.url.partition(token)[2] for each in asked if token in each.url} == {"/"}


def test_without_scripts_it_is_the_same_way(visitor, letter, officer):
    anna: Visitor = visitor(looks=False, java_script_enabled=False)
    everything(anna, letter)
    steps.sends(anna)
    contribution = what_came_in()
    assert anna.heading == "Tack, ditt svar har kommit in"
    karin: Visitor = visitor(looks=False, java_script_enabled=False)
    karin.log_in(officer)
    makes_a_need_of_it(karin, contribution)
    is_a_need_with_its_quote(contribution)


def test_with_the_keyboard_alone_an_answer_is_sent_and_used(visitor, letter, officer):
    anna: Visitor = visitor(looks=False)
    keys = anna.page.keyboard
    anna.open(letter)
    for stop, there in (
        ("Börja svara", "contribute_start"),
        ("Börja med första frågan", "contribute_question"),
    ):
        tab_to(anna.page, stop)
        keys.press("Enter")
        anna.page.wait_for_url(f"**{reverse(there, kwargs={'place': 1} if there == 'contribute_question' else None)}")
    tab_to(anna.page, "text")
    keys.type("De ringer, men inte alltid.")
    tab_to(anna.page, "Spara och gå till fråga 2")
    keys.press("Enter")
    anna.page.wait_for_url("**/fraga/2/")
    anna.open(reverse("contribute_choice", kwargs={"place": 1}))
    tab_to(anna.page, "choice")
    keys.press("ArrowDown")
    tab_to(anna.page, "Spara och gå vidare")
    keys.press("Enter")
    anna.page.wait_for_url("**/om-dig/")
    tab_to(anna.page, "Spara och kontrollera svaret")
    keys.press("Enter")
    anna.page.wait_for_url("**/kontrollera/")
    tab_to(anna.page, "Skicka svaret")
    keys.press("Enter")
    anna.page.wait_for_url("**/kvitto/")
    contribution = Contribution.objects.get()
    assert read(contribution.content).choices == {"J1": "right"}
    karin: Visitor = visitor(looks=False)
    karin.log_in(officer)
    karin.open(reverse("item_use", kwargs={"key": contribution.case.key, "number": 1, "part": "M1"}))
    tab_to(karin.page, "what")
    karin.page.keyboard.press("Control+A")
    karin.page.keyboard.type("veta vem som kommer")
    tab_to(karin.page, "Spara behovet")
    with karin.page.expect_navigation(wait_until="load"):
        karin.page.keyboard.press("Enter")
    assert [use.need.what for use in contribution.items.get(part="M1").uses.all()] == ["veta vem som kommer"]


def test_what_is_written_keeps_itself_and_goes_on_at_the_computer(visitor, letter):
    on_the_bus: Visitor = visitor(Phone)
    on_the_bus.open(letter)
    on_the_bus.press("Börja svara")
    on_the_bus.follow("Börja med första frågan")
    on_the_bus.write("Hur vet du vem som kommer?", "De ringer, men")
    on_the_bus.page.locator("h1").click()  # leaving the field is enough
    on_the_bus.page.locator("[data-saved]").get_by_text("Sparat").wait_for()
    at_home: Visitor = visitor()
    at_home.open(letter)
    at_home.press("Fortsätt svara")
    at_home.follow("Hur vet du vem som kommer?")
    assert at_home.page.get_by_label("Hur vet du vem som kommer?").input_value() == "De ringer, men"
    at_home.write("Hur vet du vem som kommer?", "De ringer, men inte alltid.")
    at_home.press("Spara och gå till fråga 2")
    on_the_bus.open(reverse("contribute_question", kwargs={"place": 1}))
    assert on_the_bus.page.get_by_label("Hur vet du vem som kommer?").input_value() == "De ringer, men inte alltid."
    assert Reply.objects.count() == 1
    assert on_the_bus.wrong + at_home.wrong == []


def test_pressing_twice_and_going_back_send_one_answer(visitor, letter):
    anna: Visitor = visitor(looks=False)
    everything(anna, letter)
    anna.page.get_by_role("button", name="Skicka svaret").dblclick()
    anna.page.wait_for_url("**/kvitto/")
    anna.page.go_back()
    anna.page.wait_for_load_state()
    if anna.page.get_by_role("button", name="Skicka svaret").count():
        anna.press("Skicka svaret")
    anna.page.wait_for_url("**/kvitto/")
    assert Contribution.objects.count() == 1


def test_the_pages_for_what_went_wrong_are_whole(visitor, letter, officer):
    anna: Visitor = visitor(Phone)
    anna.open("/bidra/finns-inte/")
    assert anna.heading == "Länken går inte att använda"
    anna.open(reverse("contribute_start"))
    assert anna.heading == "Öppna din länk igen"
    anna.open(letter)
    anna.press("Börja svara")
    anna.open(reverse("contribute_check"))
    anna.press("Skicka svaret")
    assert anna.sees("Svara på minst en fråga")
    anna.open(reverse("contribute_pause"))
    anna.press("Avsluta på den här enheten")
    assert anna.heading == "Avslutat på den här enheten"
    assert anna.wrong == []

"""What somebody who is asked does from the letter to the receipt, in the words that stand on the pages."""

from __future__ import annotations

import re

from django.core import mail
from django.utils import timezone

from needs.accounts.models import User
from needs.dialogue.actions.inquiry import open_inquiry
from needs.dialogue.actions.invitation import invite
from needs.dialogue.invitees import Invitee
from needs.dialogue.models import Inquiry
from tests.browser import checks
from tests.browser.visitor import Visitor
from tests.cases.factories import make_case
from tests.dialogue.factories import make_inquiry

LINK = re.compile(r"/bidra/([\w-]{43})/")
QUESTIONS = [
    {
        "id": "M1",
        "wording": "Hur vet du vem som kommer?",
        "hint": "Två meningar räcker.",
        "why": "En enda händelse visar ofta mer än en lista.",
        "example": "Jag visste inte vem som stod utanför dörren.",
    },
    {"id": "M2", "wording": "När kom hjälpen inte i tid?", "hint": "", "why": "", "example": ""},
]
COMPARISONS = [
    {"id": "J1", "left": "B-001", "left_text": "Veta vem som kommer", "right": "B-002", "right_text": "Få hjälp i tid"}
]


class Phone(Visitor):
    """Somebody who holds a telephone, however closely we look at what she sees."""

    def look(self) -> None:
        super().look()
        self.page.set_viewport_size(checks.NARROW)


def asks(officer: User, email: str) -> Inquiry:
    """An officer asks one person, who gets a letter."""
    inquiry = make_inquiry(make_case(officer), title="Hur fungerar tillsynen för dig?", questions=QUESTIONS)
    inquiry = open_inquiry(inquiry=inquiry, by=officer)
    # What is compared is made from needs; here only how it is asked matters.
    Inquiry.objects.filter(pk=inquiry.pk).update(comparisons=COMPARISONS)
    invite(inquiry=inquiry, people=[Invitee(email)], by=officer)
    return inquiry


def link_in_letter(email: str) -> str:
    """The address in the latest letter to somebody."""
    letters = [letter for letter in mail.outbox if letter.to == [email]]
    return LINK.search(letters[-1].body)[0]


def answers_the_questions(guest: Visitor) -> None:
    guest.write("Hur vet du vem som kommer?", "De ringer, men inte alltid.")
    guest.press("Spara och gå till fråga 2")
    guest.press("Jag vet inte, gå vidare")


def proposes_two_needs(guest: Visitor) -> None:
    guest.write("Vad behöver du, och varför?", "Jag behöver se vem som är på väg.")
    guest.press("Spara och beskriv ett behov till")
    guest.page.locator("summary").nth(1).click()
    for label, text in (
        ("Vem har behovet?", "Den som har hemtjänst"),
        ("Vad behöver de kunna göra?", "välja tid"),
        ("Så att …", "dagen går att planera"),
    ):
        guest.write(label, text, nth=1)
    guest.press("Spara och gå vidare")


def chooses_and_tells_about_herself(guest: Visitor) -> None:
    guest.page.get_by_label("Få hjälp i tid").check()
    guest.press("Spara och gå vidare")
    guest.tick("Jag använder det eller arbetar med det")
    guest.tick("Ja", under="Har du egen erfarenhet av det?")
    guest.tick("Ja", under="Får vi citera dig utan namn?")
    guest.press("Spara och kontrollera svaret")


def sends(guest: Visitor, email: str = "") -> None:
    guest.write("Din e-postadress", email)
    guest.press("Skicka svaret")


def today() -> str:
    return f"{timezone.localdate():%Y-%m-%d}"

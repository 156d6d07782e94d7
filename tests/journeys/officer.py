"""What an officer does on the way to a decision, step by step, in the words that stand on the pages."""

from __future__ import annotations

from django.urls import reverse

from needs.cases.models import Case
from tests.browser.visitor import Visitor

PERSPECTIVES = {
    "customer": "De äldre vill veta vem som kommer.",
    "citizen": "Anhöriga vill kunna lita på att någon kommer.",
    "operations": "Nattpatrullen får larm utan att veta var.",
    "political_vision": "Trygg ålderdom hemma är ett av våra mål.",
    "business": "",
    "industry": "Flera leverantörer visar öppna gränssnitt.",
}
ROWS = "Behov\tVem\tSå att\tMoSCoW\nBli förstådd på finska\tDen som talar finska\thjälpen blir rätt\tBör\n"


def address(name: str, case: Case, **more: object) -> str:
    return reverse(name, kwargs={"key": case.key, **more})


def starts_a_case(karin: Visitor) -> None:
    karin.follow("Starta ett ärende")
    karin.write("Vad handlar ärendet om?", "Trygghet i hemtjänsten")
    karin.write("Vad ska uppnås?", "Den som har hemtjänst får snabb hjälp, också på natten.")
    karin.write("Ungefär hur mycket är det värt?", "2 400 000")
    karin.press("Starta ärendet")


def answers_the_questions(karin: Visitor, case: Case) -> None:
    karin.open(address("case_background", case))
    karin.write("Varför just nu?", "Avtalet löper ut i juni.")
    _is_done(karin, "Spara bakgrunden")
    karin.open(address("case_situation", case))
    karin.write("Vad kostar det i dag?", "1,9 miljoner kronor om året.")
    _is_done(karin, "Spara nuläget")
    for page, button in (("case_lessons", "Spara lärdomarna"), ("case_delimitation", "Spara avgränsningen")):
        karin.open(address(page, case))
        karin.page.locator("main textarea").first.fill("Börja tidigare och fråga natten.")
        _is_done(karin, button)
    karin.open(address("case_alternatives", case))
    karin.page.locator("main textarea").nth(2).fill("Grannkommunen har inget att dela.")
    _is_done(karin, "Spara alternativen")


def _is_done(karin: Visitor, button: str) -> None:
    karin.tick("Ja", under="Är du klar med den här delen?")
    karin.press(button)


def chooses_goals(karin: Visitor, case: Case) -> None:
    karin.open(address("case_goals", case))
    karin.unfold("Vision 2035")
    karin.tick("Trygg ålderdom hemma")
    _is_done(karin, "Spara målen")


def hears_the_perspectives(karin: Visitor, case: Case) -> None:
    for kind, heard in PERSPECTIVES.items():
        karin.open(address("perspective", case, kind=kind))
        karin.write("Vad kom fram, i korthet?", heard)
        if heard:
            karin.tick("Ja", under="Är perspektivet hört?")
        else:
            karin.tick("Vi avstår, därför att …", under="Är perspektivet hört?")
            karin.write("Varför avstår ni?", "Inga lokala företag berörs.")
        karin.press("Spara perspektivet")


def adds_a_source(karin: Visitor, case: Case) -> None:
    karin.open(address("source_new", case))
    karin.write("Vad är det?", "Intervjuer med nattpatrullen")
    karin.choose("Från vilket perspektiv?", "Verksamhet")
    karin.write("Hur många personer hördes?", "7")
    karin.write("Hur många av dem har egen erfarenhet?", "7")
    karin.press("Spara underlaget")


def describes_an_effect(karin: Visitor, case: Case) -> None:
    karin.open(address("effect_new", case))
    karin.write("Indikator", "Andel larm besvarade inom en minut")
    karin.write("Enhet", "procent")
    karin.tick("Ska öka")
    karin.write("Utgångsvärde", "61")
    karin.write("Målvärde", "95")
    karin.press("Spara effekten")


def writes_a_need(karin: Visitor, case: Case) -> None:
    karin.open(address("need_new", case))
    karin.write("Vem?", "Den som har hemtjänst")
    karin.write("Vad behöver de uppnå?", "få hjälp direkt när något händer")
    karin.write("Så att …", "ingen ligger kvar på golvet")
    karin.choose("Huvudperspektiv", "Kund")
    karin.page.get_by_label("Styrka").first.select_option(index=2)
    karin.write("Skäl", "Hjälpen når fram")
    karin.unfold("underlag till")
    karin.tick("U-001")
    karin.tick("E-001")
    karin.tick("Ja, föreslå det", under="Är du klar med det här behovet?")
    karin.press("Spara behovet")


def imports_a_spreadsheet(karin: Visitor, case: Case) -> None:
    karin.open(address("import_new", case))
    karin.write("Eller klistra in rader från ett kalkylblad", ROWS)
    karin.press("Läs in raderna")
    karin.press("Granska raderna")
    karin.press("Importera behovet")


def completes_the_imported_need(karin: Visitor, case: Case) -> None:
    karin.open(address("need_edit", case, number=2))
    karin.write("Vad behöver de uppnå?", "bli förstådd på finska")
    karin.choose("Huvudperspektiv", "Kund")
    karin.page.get_by_label("Styrka").first.select_option(index=1)
    karin.tick("Ja, föreslå det", under="Är du klar med det här behovet?")
    karin.press("Spara behovet")


def scores_and_classes(karin: Visitor, case: Case) -> None:
    karin.open(address("score", case))
    for choice in karin.page.locator("main select[name^=score-]").all():
        choice.select_option("4")
    karin.press("Spara värdena")
    karin.open(address("priority", case))
    karin.choose("Klass, B-001", "Måste")
    karin.write("Skäl till klassen, B-001", "Liv och hälsa")
    karin.choose("Klass, B-002", "Bör")
    karin.press("Spara klasserna")


def submits(karin: Visitor, case: Case) -> None:
    karin.open(address("case_submit", case))
    assert karin.heading == "Ärendet kan lämnas för beslut", karin.page.locator("main").inner_text()
    karin.press("Lämna för beslut")

import pytest

from needs.language import Statement, remarks_on

from ..reading import said_by


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("ha ett larmsystem", ["larmsystem"]),
        ("se larmen i trygghetsappen", ["trygghetsappen"]),
        ("boka i bokningsportalens kalender", ["bokningsportalens"]),
        ("använda e-tjänsten", ["e-tjänsten"]),
        ("få mobilappar", ["mobilappar"]),
        ("införa digital tillsyn", ["införa"]),
        ("tillsyn som införs eller införts", ["införs"]),
        ("köpa in och installera kärl", ["köpa in", "installera"]),
        ("köpa ett system", ["köpa", "system"]),
        ("ersätta papperslistorna med läsplattor", ["ersätta papperslistorna med"]),
        ("ha tio nya elbilar", ["elbilar"]),
        ("integration mot lönesystemet", ["integration", "lönesystemet"]),
        ("få stöd av AI", ["AI"]),
    ],
)
def test_solutions_are_found_in_their_forms_and_compounds(what: str, found: list[str]):
    assert said_by("solution", what) == found


@pytest.mark.parametrize(
    "what",
    [
        "leva i ett ekosystem utan gifter",
        "träna efter en skada på nervsystemet",
        "komma in i skolsystemet första terminen",
        "nå hälso- och sjukvårdssystemet på sitt språk",
        "slippa logga in i tre system",
        "ansöka utan e-tjänst",
        "läsa in sig inför passet",
        "köpa biljett på bussen",
        "boka en bil dagen före",
        "korsa vägen där bilar kör högst 30 km/h",
        "sitta i lugn och ro med en knapp och en mapp",
        "få terapi inom två veckor",
        "äta konserver vid strömavbrott",
        "komma till integrationen i samhället",
        "lösa en konflikt",
    ],
)
def test_what_only_looks_like_a_solution_is_let_through(what: str):
    assert said_by("solution", what) == []


def test_the_pair_of_gov_uk():
    good = Statement(
        who="As a carer", what="get financial help", so_that="I can carry on looking after the person I care for"
    )
    bad = Statement(who="As a carer", what="use a benefits calculator")
    assert [remark.rule for remark in remarks_on(good)] == ["no_measure"]
    assert ("solution", "calculator") in [(remark.rule, remark.text) for remark in remarks_on(bad)]


@pytest.mark.parametrize(
    "what", ["start in the school system", "apply for a job with an application for work", "get a fishing licence"]
)
def test_english_has_its_own_exceptions(what: str):
    assert said_by("solution", what, "en") == []


def test_titles_are_read_and_outcomes_are_not():
    assert said_by("solution", title="Nytt bokningssystem") == ["bokningssystem"]
    assert said_by("solution", so_that="uppgifterna finns i systemet") == []

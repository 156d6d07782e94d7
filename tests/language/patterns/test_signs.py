import pytest

from needs.language import Statement, remarks_on

from ..reading import said_by


@pytest.mark.parametrize(
    ("what", "found"), [("välja mat och/eller vila", ["och/eller"]), ("nå brukare/anhöriga", ["brukare/anhöriga"])]
)
def test_a_slash_leaves_the_choice_open(what: str, found: list[str]):
    assert said_by("oblique", what) == found


@pytest.mark.parametrize(
    "what",
    [
        "köra 70 km/h",
        "betala 25 kr/mån",
        "se förbrukningen i kWh/m²",
        "börja läsåret 2026/27",
        "finna dnr 2026/123",
        "läsa på https://lindvik.se/hjälp",
        "få post till c/o",
    ],
)
def test_measures_years_numbers_and_addresses_have_slashes_too(what: str):
    assert said_by("oblique", what) == []


def test_parentheses_hide_something_unless_they_hold_an_abbreviation():
    assert said_by("parentheses", "få hjälp (även på natten)") == ["(även på natten)"]
    assert said_by("parentheses", "ha en samordnad plan (SIP)") == []


def test_hundred_per_cent_and_round_the_clock_are_absolute():
    assert said_by("absolute", "nå 100 % av hemmen dygnet runt") == ["100 %", "dygnet runt"]
    assert said_by("absolute", "nå 95 % av hemmen, 24/7") == ["24/7"]
    assert said_by("absolute", "gå 1 100 meter") == []


def test_exact_measures_are_shaped_by_a_supplier():
    assert said_by("supplier_shaped", "ha hyllor på 900 x 2100 mm") == ["900 x 2100 mm"]
    assert said_by("supplier_shaped", "ha sits med bredd ± 0 mm") == ["± 0 mm"]
    assert said_by("supplier_shaped", "sova i ett rum på minst 12 m²") == []


def test_an_abbreviation_wants_explaining_once_in_the_case():
    statement = Statement(what="söka bidrag i SSBTEK inom EU")
    assert [r.text for r in remarks_on(statement, language="sv") if r.rule == "acronym"] == ["SSBTEK"]
    assert [r for r in remarks_on(statement, language="sv", known=frozenset({"ssbtek"})) if r.rule == "acronym"] == []
    assert said_by("acronym", "få en plan (SIP), och följa SIP") == []
    assert said_by("acronym", "RFID-lösning") == ["RFID"]
    assert said_by("acronym", "FÅ HJÄLP INOM EN TIMME NU") == []

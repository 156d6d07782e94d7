import pytest

from ..reading import said_by


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("boka och avboka tolk", ["och avboka"]),
        ("välja tid och sedan kunna ändra den", ["och sedan kunna"]),
        ("se plan samt händelser", ["samt"]),
        ("nå någon. Hjälpen kommer inom en timme. Dörren öppnas.", ["Hjälpen kommer inom en timme. Dörren öppnas."]),
        ("nå någon\nfå hjälp", ["få hjälp"]),
    ],
)
def test_a_second_thing_to_do_is_found(what: str, found: list[str]):
    assert said_by("several_needs", what) == found


@pytest.mark.parametrize(
    "what",
    [
        "få mat och värme",
        "läsa och skriva på sitt språk",
        "sitta och vila efter promenaden",
        "ringa kl. 8 på dagen, t.ex. Lindvik",
        "betala 25 kr. i månaden",
        "nå någon ”nu. Genast. Och stanna.”",
    ],
)
def test_one_thing_to_do_is_one(what: str):
    assert said_by("several_needs", what) == []


def test_english_verbs_that_are_also_nouns_need_an_object():
    assert said_by("several_needs", "see the plan and report", "en") == []
    assert said_by("several_needs", "see the plan and report the time", "en") == ["and report"]


def test_more_than_thirty_words_are_too_long():
    thirty = " ".join(["hjälp"] * 30)
    assert said_by("too_long", thirty) == []
    assert said_by("too_long", f"{thirty} nu") == [f"{thirty} nu"]
    assert said_by("too_long", f"{thirty}. Sedan hem.") == []

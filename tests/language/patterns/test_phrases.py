import pytest

from ..reading import said, said_by


@pytest.mark.parametrize(
    ("rule", "what", "found"),
    [
        ("vague_quantity", "få besök flera gånger", ["flera"]),
        ("vague_quantity", "vara omkring 20 personer", ["omkring 20"]),
        ("vague_quality", "få ett enkelt och tydligt besked", ["enkelt", "tydligt"]),
        ("vague_quality", "få vård av hög kvalitet", ["hög kvalitet"]),
        ("superlative", "få bästa möjliga hjälp", ["bästa möjliga"]),
        ("escape", "få hjälp i möjligaste mån", ["i möjligaste mån"]),
        ("open_ended", "få mat, tvätt m.m. hemma", ["m.m."]),
        ("open_ended", "få t.ex. mat", ["t.ex."]),
        ("open_ended", "hämta kort, nycklar …", ["…"]),
        ("capability", "få möjlighet att välja", ["få möjlighet att"]),
        ("negation", "bo hemma utan att vara rädd", ["utan att"]),
        ("purpose", "få hjälp i syfte att klara dagen", ["i syfte att"]),
        ("group_noun", "nå alla berörda", ["alla berörda"]),
        ("absolute", "alltid nå någon", ["alltid"]),
        ("quantifier", "nå alla grannar", ["alla"]),
        ("time", "få besked så snart som möjligt", ["så snart som möjligt"]),
        ("supplier_shaped", "behålla vår leverantör", ["vår leverantör"]),
        ("pronoun", "veta att det fungerar", ["det"]),
    ],
)
def test_words_are_found_with_their_place(rule: str, what: str, found: list[str]):
    assert said_by(rule, what) == found


@pytest.mark.parametrize(
    ("rule", "what"),
    [
        ("vague_quantity", "veta hur många som kommer"),
        ("vague_quantity", "ta emot en del i taget"),
        ("vague_quality", "träffa sin gode man"),
        ("vague_quality", "må bra hemma"),
        ("superlative", "se till barnets bästa"),
        ("escape", "ringa vem som helst"),
        ("open_ended", "få plats i en lucka på 900 mm"),
        ("pronoun", "veta att det går att bo kvar"),
        ("absolute", "arbeta ett helt pass"),
        ("time", "veta hur ofta bussen går"),
    ],
)
def test_the_same_words_may_say_something_else(rule: str, what: str):
    assert said_by(rule, what) == []


def test_a_comparison_needs_something_to_compare_with():
    assert said_by("comparative", "få snabbare svar") == ["snabbare"]
    assert said_by("comparative", "få snabbare svar än i dag") == []
    assert said_by("comparative", "få 20 procent snabbare svar") == []
    assert said_by("comparative", "minska svinnet") == ["minska"]
    assert said_by("comparative", so_that="maten blir bättre") == ["bättre"]
    assert said_by("comparative", so_that="maten blir bättre", met_when="90 procent äter upp") == []
    assert said_by("comparative", so_that="svinnet minskar") == []


def test_a_measure_makes_a_vague_word_harmless():
    assert said_by("vague_quality", "få snabb hjälp") == ["snabb"]
    assert said_by("vague_quality", "få snabb hjälp, inom 15 minuter") == []
    assert said_by("time", "få besök regelbundet") == ["regelbundet"]
    assert said_by("time", "få besök regelbundet, minst två gånger i veckan") == []


def test_what_lies_inside_a_longer_phrase_is_not_said_twice():
    assert said("nå alla berörda") == [("group_noun", "alla berörda")]
    assert said("möta kurator med flera") == [("open_ended", "med flera")]


def test_supplier_shall_is_a_requirement_wherever_it_stands_but_not_in_a_question():
    assert said_by("requirement_language", "leverantören ska städa") == ["leverantören ska"]
    assert said_by("requirement_language", met_when="Leverantören ska svara. Svar ska ges.") == ["Leverantören ska"]
    assert said_by("requirement_language", "veta när leverantören ska komma") == []


def test_a_weak_verb_weighs_when_no_task_follows():
    assert said_by("weak_verb", "känna till reglerna") == ["känna till"]
    assert said_by("weak_verb", "känna till reglerna", so_that="hen kan söka bidrag") == []

"""Where the table begins and which column is what, without anybody touching anything."""

import pytest

from needs.exchange.spreadsheet.guess import guess
from needs.exchange.spreadsheet.header import columns, find_header
from needs.exchange.spreadsheet.read import Sheet
from tests.exchange.files import WISHES

LONG = "Vi behöver kunna se alla uppgifter om besöket på ett ställe så att ingen letar i flera system"


def guessed(*rows: list[str]) -> tuple[int, dict[str, str]]:
    sheet = Sheet("Behov", [list(row) for row in rows])
    header = find_header(sheet)
    found = columns(sheet, header)
    mapping = guess(found)
    return header, {column.name or column.letter: mapping[column.index] for column in found}


def test_an_officers_own_list_is_understood_as_it_is():
    assert guessed(*WISHES) == (
        3,
        {"Område": "note", "Behov": "title", "Beskrivning": "what", "Varför viktigt": "so_that"},
    )


def test_every_field_has_a_swedish_name():
    header = ["Rubrik", "Vem?", "Vad behöver de uppnå?", "Så att …", "Problem i dag", "Uppfyllt när", "Perspektiv"]
    header += ["Typ av behov", "Ska/Bör", "Insats (1–5)", "Konsekvens om behovet inte möts", "Kommentar"]
    row = ["a", "b", "c", "d", "e", "f", "Kund", "Funktion", "Ska", "3", "g", "h"]
    fields = ["title", "who", "what", "so_that", "problem", "met_when", "perspective", "kind", "moscow", "effort"]
    assert guessed(header, row) == (1, dict(zip(header, [*fields, "consequence", "note"], strict=True)))


def test_english_names_are_understood():
    assert guessed(
        ["Need", "Description", "Why important", "Priority", "Stakeholder group"], ["a", "b", "c", "High", "Citizen"]
    ) == (
        1,
        {
            "Need": "title",
            "Description": "what",
            "Why important": "so_that",
            "Priority": "moscow",
            "Stakeholder group": "perspective",
        },
    )


def test_a_user_story_becomes_the_three_parts_of_a_need():
    assert guessed(["Som", "vill jag", "så att"], ["sjuksköterska", "se planen", "inget glöms"])[1] == {
        "Som": "who",
        "vill jag": "what",
        "så att": "so_that",
    }


@pytest.mark.parametrize("text, field", [("Larm", "title"), (LONG, "what")])
def test_a_lone_column_of_needs_is_a_title_when_short_and_a_statement_when_long(text, field):
    assert guessed(["Behov"], [text], [text + " igen"])[1] == {"Behov": field}


def test_the_title_goes_before_the_need_and_the_need_before_the_description():
    assert guessed(["Titel", "Behov", "Beskrivning"], ["a", "b", "c"])[1] == {
        "Titel": "title",
        "Behov": "what",
        "Beskrivning": "note",
    }


def test_numbering_is_left_out_and_what_is_not_known_becomes_a_note():
    assert guessed(["Nr", "Krav", "Ansvarig enhet", "Zebror"], ["1", "a", "b", "c"])[1] == {
        "Nr": "",
        "Krav": "title",
        "Ansvarig enhet": "note",
        "Zebror": "note",
    }


def test_columns_without_known_names_are_known_by_their_words():
    assert guessed(["X", "Y", "Z"], ["Kund", "Måste", "Se besöken"], ["Verksamhet", "Bör", "Byta besök"])[1] == {
        "X": "perspective",
        "Y": "moscow",
        "Z": "title",
    }


def test_a_column_called_type_is_a_note_when_its_words_are_no_kinds_of_need():
    assert guessed(["Behov", "Typ"], ["a", "Journal"], ["b", "Schema"])[1]["Typ"] == "note"


def test_a_table_without_a_header_is_read_from_its_first_row():
    assert guessed(["Se besöken", "1"], ["Byta besök", "2"]) == (0, {"A": "title", "B": "note"})


def test_titles_and_blank_rows_above_the_header_are_passed_over():
    assert guessed(["Behov"], ["Version 3"], [], [], ["Behov", "Ska/Bör"], ["Se besöken", "Ska"])[0] == 5


def test_a_column_without_a_name_or_a_value_is_not_there():
    assert guessed(["Behov", "", "Prio"], ["Se besöken", "", "1"])[1] == {"Behov": "title", "Prio": "moscow"}

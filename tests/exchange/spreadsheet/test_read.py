import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from needs.exchange.spreadsheet.read import Sheet, column_letter, read
from tests.exchange import files

SWEDISH = [["Område", "Behov"], ["Vård och omsorg", "Åka hem på kvällen – ”tryggt”"]]


def rows_of(content: bytes, name: str) -> list[list[str]]:
    return read(content, name)[0].rows


def test_a_workbook_is_read_as_text_with_its_row_numbers():
    rows = rows_of(files.xlsx(*files.WISHES), "behov.xlsx")
    assert rows[0] == ["Önskelista, trygghet i hemtjänsten (hösten 2026)"]
    assert rows[1] == []
    assert rows[3] == ["Planering", "Digital planering", "Se dagens besök på ett ställe", "Mindre letande, färre fel"]


def test_numbers_dates_and_truths_read_as_people_see_them():
    content = files.xlsx([3, 2.5, True, date(2026, 11, 23), datetime(2026, 11, 23, 14, 32), None])  # noqa: DTZ001 (a cell has no zone)
    assert rows_of(content, "a.xlsx") == [["3", "2.5", "Ja", "2026-11-23", "2026-11-23 14:32:00"]]


def test_an_old_excel_file_is_read():
    content = (Path(__file__).parent.parent / "needs.xls").read_bytes()
    assert rows_of(content, "NEEDS.XLS")[3] == [
        "Planering",
        "Se dagens besök",
        "kunna se vilka besök som väntar",
        "Ska",
        "2",
    ]


def test_an_open_document_spreadsheet_is_read():
    assert rows_of(files.ods(*SWEDISH), "behov.ods") == SWEDISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_every_usual_encoding_keeps_its_swedish_letters(encoding):
    assert rows_of(files.csv(*SWEDISH, encoding=encoding), "behov.csv") == SWEDISH


def test_csv_in_latin_1_keeps_its_swedish_letters():
    plain = [["Område", "Behov"], ["Vård", "Åka hem på kvällen"]]
    assert rows_of(files.csv(*plain, encoding="latin-1"), "behov.csv") == plain


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(separator):
    rows = [["Behov", "Prioritet"], ["Se besöken", "Ska"], ["Byta besök", "Bör"]]
    assert rows_of(files.csv(*rows, separator=separator), "behov.csv") == rows


def test_the_separator_that_excel_names_is_obeyed():
    assert rows_of(b"sep=|\na;b|c\n", "behov.csv") == [["a;b", "c"]]


def test_a_quoted_cell_may_hold_separators_line_breaks_and_quotes():
    content = 'Behov;Uppfyllt när\n"Se; ""allt""";"Första\nAndra"\n'.encode()
    assert rows_of(content, "behov.csv")[1] == ['Se; "allt"', "Första\nAndra"]


def test_control_characters_are_taken_away_and_letters_composed():
    assert rows_of("Beho\x0bv;a\x07b\x1fc;A\u030angra\n".encode(), "behov.csv") == [["Beho\nv", "abc", "Ångra"]]


def test_a_heading_merged_over_several_rows_stands_for_each():
    workbook = openpyxl.Workbook()
    for row in (["Område", "Behov"], ["Planering", "Se besöken"], [None, "Byta besök"]):
        workbook.active.append(row)
    workbook.active.merge_cells("A2:A3")
    assert rows_of(files.saved(workbook), "behov.xlsx")[2] == ["Planering", "Byta besök"]


def test_the_sheets_that_hold_something_are_read_and_hidden_ones_are_not():
    content = files.xlsx(sheets={"Försättsblad": [], "Behov": [["Behov"], ["Sova"]], "Lista": [["x"]]})
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook["Lista"].sheet_state = "hidden"
    assert read(files.saved(workbook), "a.xlsx") == [Sheet("Behov", [["Behov"], ["Sova"]])]


def test_formatting_far_below_the_table_does_not_count():
    workbook = openpyxl.load_workbook(io.BytesIO(files.xlsx(*SWEDISH)))
    workbook.active["H900000"].font = openpyxl.styles.Font(bold=True)
    assert rows_of(files.saved(workbook), "a.xlsx") == SWEDISH


def test_ten_thousand_rows_are_read():
    rows = [[f"Behov {number}", "Ska"] for number in range(10_000)]
    assert rows_of(files.xlsx(["Behov", "Prioritet"], *rows), "behov.xlsx")[10_000] == ["Behov 9999", "Ska"]


@pytest.mark.parametrize("index, letter", [(0, "A"), (25, "Z"), (26, "AA"), (59, "BH")])
def test_columns_have_the_letters_of_the_spreadsheet(index, letter):
    assert column_letter(index) == letter

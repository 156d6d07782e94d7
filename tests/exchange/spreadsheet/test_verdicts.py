import pytest

from needs.exchange.spreadsheet.guess import guess
from needs.exchange.spreadsheet.header import columns, find_header
from needs.exchange.spreadsheet.read import Sheet
from needs.exchange.spreadsheet.reasons import Verdict
from needs.exchange.spreadsheet.values import Layout
from needs.exchange.spreadsheet.verdicts import Known, RowVerdict, judge
from tests.exchange.files import WISHES

HEADER = ["Behov", "Beskrivning", "Perspektiv", "Ska/Bör", "Typ av behov", "Insats", "Uppfyllt när", "Kommentar"]


def judged(*rows: list[str], header: list[str] = HEADER, known: Known | None = None) -> list[RowVerdict]:
    sheet = Sheet("Behov", [header, *(list(row) for row in rows)])
    found = columns(sheet, 1)
    return judge(sheet.rows, 1, Layout(found, guess(found)), known or Known())


def codes(row: RowVerdict) -> list[str]:
    return [reason.code for reason in row.reasons]


def test_the_rows_of_an_officers_list_are_right():
    sheet = Sheet("Behov", WISHES)
    found = columns(sheet, find_header(sheet))
    first, *_others = rows = judge(sheet.rows, 3, Layout(found, guess(found)), Known())
    assert [row.verdict for row in rows] == [Verdict.OK] * 3
    assert (first.number, first.values) == (
        4,
        {
            "title": "Digital planering",
            "what": "Se dagens besök på ett ställe",
            "so_that": "Mindre letande, färre fel",
            "note": "Område: Planering",
        },
    )


def test_a_whole_row_becomes_the_values_of_a_need():
    row = ["Larm", "veta", "Verksamhet", "SKA-KRAV", "Säkerhet", "3", "- Inom 1 min\n2. Även natt; alltid", "Fråga Eva"]
    assert judged(row)[0].values == {
        "title": "Larm",
        "what": "veta",
        "perspective": "operations",
        "other_perspectives": [],
        "moscow": "must",
        "kind": "security",
        "effort": 3,
        "met_when": ["Inom 1 min", "Även natt", "alltid"],
        "note": "Fråga Eva",
    }


@pytest.mark.parametrize(
    "word, code",
    [("Ska", "must"), ("skall", "must"), ("Must", "must"), ("A", "must"), ("Bör", "should"), ("3", "could")],
)
def test_words_for_importance_are_understood(word, code):
    assert judged(["Larm", "", "", word])[0].values["moscow"] == code


@pytest.mark.parametrize(
    "word, codes",
    [
        ("Invånare", ["citizen"]),
        ("Kund/beställare", ["customer"]),
        ("Verksamhet, Kund", ["operations", "customer"]),
        ("Politik och näringsliv", ["political_vision", "business"]),
    ],
)
def test_words_for_perspectives_are_understood(word, codes):
    values = judged(["Larm", "", word])[0].values
    assert [values["perspective"], *values["other_perspectives"]] == codes


@pytest.mark.parametrize("word, step", [("1", 1), ("5", 5), ("3,0", 3), ("2 (liten)", 2), ("medel", 3), ("XL", 5)])
def test_words_for_effort_are_understood(word, step):
    assert judged(["Larm", "", "", "", "", word])[0].values["effort"] == step


def test_an_unknown_word_is_told_and_kept_in_the_note():
    (row,) = judged(["Larm", "", "Rymden"])
    assert (row.verdict, codes(row), row.values["note"]) == (Verdict.WARNING, ["unknown_word"], "Perspektiv: Rymden")
    assert "perspective" not in row.values


@pytest.mark.parametrize("effort", ["0", "6", "2,5", "-1", "10", "stort jobb"])
def test_an_effort_outside_the_scale_is_an_error(effort):
    (row,) = judged(["Larm", "", "", "", "", effort])
    assert (row.verdict, codes(row), "effort" in row.values) == (Verdict.ERROR, ["effort"], False)


def test_a_row_without_a_title_or_a_statement_is_an_error():
    (row,) = judged(["", "", "Kund", "Ska"])
    assert (row.verdict, codes(row)) == (Verdict.ERROR, ["no_text"])


def test_a_title_longer_than_its_column_is_an_error():
    *_short, row = judged(*[[f"Larm {number}"] for number in range(12)], ["x" * 201, "veta"])
    assert (row.verdict, codes(row)) == (Verdict.ERROR, ["too_long"])


def test_a_row_that_says_the_same_as_another_is_skipped():
    _first, second = judged(["Larm", "Veta vilka  larm."], ["larm", "veta vilka larm"])
    assert (second.verdict, codes(second), second.reasons[0].other) == (Verdict.SKIPPED, ["same_row"], "2")


def test_a_row_with_the_title_of_another_is_told():
    _first, second = judged(["Larm", "veta"], ["Larm", "höra"])
    assert (second.verdict, codes(second)) == (Verdict.WARNING, ["like_row"])


def test_a_row_that_is_in_the_case_already_is_skipped():
    known = Known(statements={"larm|veta": "B-004"}, titles={"larm": "B-004"})
    same, like = judged(["Larm", "Veta"], ["Larm", "höra"], known=known)
    assert (codes(same), same.reasons[0].other) == (["same_need"], "B-004")
    assert codes(like) == ["like_need"]


def test_a_row_imported_before_is_skipped_whatever_has_become_of_the_need():
    (row,) = judged(["Larm", "veta"])
    (again,) = judged(["Larm", "veta"], known=Known(fingerprints={row.fingerprint: "B-004"}))
    assert (again.verdict, codes(again), again.reasons[0].other) == (Verdict.SKIPPED, ["imported"], "B-004")


@pytest.mark.parametrize("row", [["Summa", "", "", "", "", "16"], ["Antal behov: 16"], ["TOTALT", "16"]])
def test_a_row_of_sums_is_skipped(row):
    assert codes(judged(row)[0]) == ["sum"]


def test_a_need_that_begins_with_a_word_for_sums_is_a_need():
    assert judged(["Summa bokslut varje månad", "se summan"])[0].verdict is Verdict.OK


def test_headings_between_needs_and_repeated_headers_are_skipped():
    header, group = judged(HEADER, ["", "", "", "", "", "", "", "Larm och trygghet"])
    assert (codes(header), codes(group)) == (["header_again"], ["group"])


def test_empty_rows_are_not_mentioned():
    assert [row.number for row in judged([], ["Larm"], ["", ""], ["Sova"])] == [3, 5]


def test_every_reason_is_a_sentence_that_names_its_row():
    rows = judged(["", "", "Kund"], ["Larm", "a", "Rymden", "", "", "9"], ["Larm", "b"], ["Larm", "b"], ["Summa"])
    texts = [reason.text for row in rows for reason in row.reasons]
    numbers = [str(row.number) for row in rows for _reason in row.reasons]
    assert all(number in text and text.endswith(".") for number, text in zip(numbers, texts, strict=True))
    assert any("Insats" in text and "“9”" in text.replace("”9”", "“9”") for text in texts)


def test_ten_thousand_faults_are_told_one_by_one():
    rows = judged(*[[f"Behov {number}", "", "Rymden", "", "", "9"] for number in range(10_000)])
    assert [codes(row) for row in rows] == [["unknown_word", "effort"]] * 10_000
    assert "10001" in rows[-1].reasons[1].text

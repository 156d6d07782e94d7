import pytest

from needs.language import detect_language

from .measuring import labelled


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Den som har fallit hemma", "sv"),
        ("få tolk inom fem minuter", "sv"),
        ("Nattpatrullen", "sv"),
        ("I need to get help", "en"),
        ("people who live alone", "en"),
        ("report faults without a phone", "en"),
        ("", "sv"),
        ("123 …", "sv"),
    ],
)
def test_the_language_is_found_in_the_words(text: str, language: str):
    assert detect_language(text) == language


def test_nearly_every_labelled_statement_is_read_in_its_language():
    rows = labelled()
    wrong = [
        row.name
        for row in rows
        if detect_language(f"{row.statement.who}\n{row.statement.what}\n{row.statement.so_that}") != row.language
    ]
    assert len(wrong) <= len(rows) // 100, wrong

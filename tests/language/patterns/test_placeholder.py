import pytest

from needs.language import Statement, blocking


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("få svar inom TBD dagar", "TBD"),
        ("xxx", "xxx"),
        ("få hjälp av XX kommun", "XX"),
        ("???", "???"),
        ("…", "…"),
        (" - ", "-"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("målet fylls i senare", "fylls i senare"),
        ("[ange antal] besök", "[ange antal]"),
        ("____ besök", "____"),
        ("to be decided", "to be decided"),
    ],
)
def test_what_was_left_for_later_blocks(text: str, found: str):
    assert [(remark.rule, remark.text) for remark in blocking(Statement(problem=text))] == [("placeholder", found)]


@pytest.mark.parametrize(
    "text",
    [
        "fylla i en blankett på tio minuter",
        "kunna komplettera senare utan att börja om",
        "få svar på frågan ”varför?”",
        "vad händer då?",
        "välja klass XXL",
        "add documents later",
        "läsa vad som [på mötet] sades",
        "",
        "   ",
    ],
)
def test_finished_text_is_let_through(text: str):
    assert blocking(Statement(what=text)) == []

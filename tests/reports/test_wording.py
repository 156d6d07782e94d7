from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from needs.reports.content.prose import flat, prose
from needs.reports.content.sentence import name, sentence
from needs.reports.content.wording import listed, moment, money, number, percent, score, stop
from tests.reports.cases import FALL


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1250000, None, "1\xa0250\xa0000"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal(100), None, "100"),
        (Decimal("41.0000"), None, "41"),
        (0.283, 1, "0,3"),
        (4.96, 1, "5,0"),
    ],
)
def test_numbers_are_rounded_and_grouped(value, decimals, text):
    assert number(value, decimals) == text


def test_the_same_numbers_in_english_have_a_point():
    with translation.override("en"):
        assert (score(4.44), money(1_250_000), listed(["a", "b", "c"])) == (
            "4.4",
            "1\xa0250\xa0000\xa0kr",
            "a, b and c",
        )


def test_what_cannot_be_computed_is_a_dash():
    assert (percent(float("nan")), score(float("nan"))) == ("–", "–")


def test_moments_are_told_in_swedish_time():
    assert moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2026-07-02 00:30"
    assert moment(datetime(2026, 12, 8, 12, 47, tzinfo=UTC)) == "2026-12-08 13:47"


def test_a_text_becomes_a_sentence_once():
    assert [stop("hjälp i tid"), stop("Hjälp i tid."), stop("Räcker det?"), stop("")] == [
        "Hjälp i tid.", "Hjälp i tid.", "Räcker det?", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"so_that": ""}, "Den som har fallit hemma behöver få hjälp på plats inom 15 minuter."),
        ({"who": "", "so_that": ""}, "Få hjälp på plats inom 15 minuter."),
        ({"who": "", "what": "", "so_that": ""}, ""),
    ],
)
def test_a_need_reads_as_a_sentence_with_what_there_is(parts, text):
    assert sentence(FALL.model_copy(update=parts)) == text


def test_a_need_without_a_title_is_called_by_its_beginning():
    called = name(FALL.model_copy(update={"title": "", "what": "få hjälp " * 20}))
    assert called.startswith("Den som har fallit hemma behöver få hjälp")
    assert called.endswith(" …")
    assert len(called) <= 92


def test_paragraphs_lines_and_lists_are_kept_apart():
    blocks = prose("Ett.\r\nTvå.\n\n- a\n- b\nSlut.\n\n1. c\n2) d")
    assert [(block.is_list, block.lines) for block in blocks] == [
        (False, ("Ett.", "Två.")), (True, ("a", "b")), (False, ("Slut.",)), (True, ("c", "d")),
    ]  # fmt: skip
    assert prose("  \n ") == ()
    assert flat("a\n\n b ") == ("a", "b")

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.language import stem, stems, words_of


def test_the_forms_of_a_word_have_one_stem():
    assert len({stem(word, "sv") for word in ("larm", "larmet", "larmen", "larmens", "LARM")}) == 1
    assert len({stem(word, "en") for word in ("visit", "visits", "visited", "visiting")}) == 1


def test_words_are_casefolded_in_their_order_without_punctuation():
    assert words_of("Få hjälp, inom 15 minuter (e-tjänst)!") == ["få", "hjälp", "inom", "15", "minuter", "e-tjänst"]


def test_an_accent_typed_on_its_own_makes_the_same_word():
    assert words_of("a\u030akt") == words_of("åkt") == ["åkt"]


def test_small_words_carry_no_meaning():
    assert stems("den som har hemtjänst", "sv") == [stem("hemtjänst", "sv")]
    assert stems("the one who has a visit", "en") == [stem("visit", "en")]


@pytest.mark.parametrize("ask", [lambda: stem("ord", "fi"), lambda: stems("ord", "fi")])
def test_other_languages_are_refused(ask):
    with pytest.raises(ValueError, match="sv, en"):
        ask()


def test_threads_do_not_disturb_each_other():
    words = [
        f"{first}{last}" for first in ("larm", "boende", "tolk", "elev") for last in ("arnas", "heterna", "en", "s")
    ]
    alone = [stem.__wrapped__(word, "sv") for word in words]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: [stem.__wrapped__(word, "sv") for word in words], range(50)))
    assert together == [alone] * 50


@given(st.text())
def test_any_text_has_words(text: str):
    assert all(words_of(text))
    assert all(stems(text, "sv"))

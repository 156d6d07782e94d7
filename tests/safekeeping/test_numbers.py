import pytest

from needs.safekeeping.numbers import plain_number


@pytest.mark.parametrize("text,number", [("0", 0), ("7", 7), ("007", 7), ("999999999", 999_999_999)])
def test_a_number_is_read(text, number):
    assert plain_number(text) == number


@pytest.mark.parametrize("text", ["", " 1", "-1", "1.0", "x", "²", "٣", "1\n", "9" * 10, "9" * 5_000])
def test_what_is_none_or_too_large_for_a_database_is_no_number(text):
    assert plain_number(text) is None

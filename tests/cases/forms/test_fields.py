from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from needs.cases.forms.fields import CpvField, DecimalField, IntegerField, LinesField, MoneyField


@pytest.mark.parametrize(
    "written, kronor",
    [
        ("1 250 000", 1_250_000),
        ("1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000 kr", 1_250_000),
        ("1250000 kr", 1_250_000),
        ("1.250.000:-", 1_250_000),
        ("1,2 miljoner", 1_200_000),
        ("1,2 miljoner kronor", 1_200_000),
        ("1.2 Mkr", 1_200_000),
        ("850 tkr", 850_000),
        ("3 MSEK", 3_000_000),
        ("1,5 milj", 1_500_000),
        ("1,5 milj. kr", 1_500_000),
        ("1,5 mnkr", 1_500_000),
        ("2 miljarder kr", 2_000_000_000),
        ("12 SEK", 12),
        ("0", 0),
        ("", None),
    ],
)
def test_an_amount_is_read_the_way_people_write_it(written, kronor):
    assert MoneyField(required=False).clean(written) == kronor


@pytest.mark.parametrize("written", ["ungefär en miljon", "-5", "12 euro", "1,2,3", "12 %", "kr"])
def test_an_amount_that_can_not_be_read_says_how_to_write_it(written):
    with pytest.raises(ValidationError, match="till exempel 1 250 000"):
        MoneyField().clean(written)


@pytest.mark.parametrize("written", ["1,5", "1.25", "1 500,50 kr", "1,0"])
def test_an_amount_with_decimals_but_no_word_for_millions_is_not_guessed(written):
    with pytest.raises(ValidationError, match="hela kronor, till exempel 1 500 000, eller 1,5 miljoner"):
        MoneyField().clean(written)


def test_an_amount_beyond_reason_is_refused():
    with pytest.raises(ValidationError, match="för stort"):
        MoneyField().clean("99 999 miljarder")


def test_an_amount_is_shown_with_spaces_and_what_was_typed_stays():
    assert MoneyField().prepare_value(1_250_000) == "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000"
    assert MoneyField().prepare_value("en miljon") == "en miljon"


@pytest.mark.parametrize("written", ["41,5", "41.5", " 41,50 "])
def test_a_decimal_is_written_with_comma_or_point(written):
    assert DecimalField().clean(written) == Decimal("41.5")


@pytest.mark.parametrize("written", ["1e9", "1E3", "1_000", "NaN", "tolv"])
def test_a_decimal_is_written_with_figures_only(written):
    with pytest.raises(ValidationError, match="till exempel 12,5"):
        DecimalField().clean(written)


@pytest.mark.parametrize(
    "written", ["1 000", "1\N{NO-BREAK SPACE}000", "1\N{NARROW NO-BREAK SPACE}000", "1.000", "1000"]
)
def test_a_whole_number_may_have_spaces_between_the_thousands(written):
    assert IntegerField().clean(written) == 1000


@pytest.mark.parametrize("written", ["1e3", "1,5", "många"])
def test_a_whole_number_is_written_with_figures_only(written):
    with pytest.raises(ValidationError):
        IntegerField().clean(written)


def test_a_decimal_is_shown_in_the_language_without_zeros_that_say_nothing():
    assert DecimalField().prepare_value(Decimal("41.50")) == "41,5"
    assert DecimalField().prepare_value(Decimal("40.00")) == "40"
    with translation.override("en"):
        assert DecimalField().prepare_value(Decimal("41.50")) == "41.5"


def test_a_list_is_one_on_each_line_and_empty_lines_do_not_count():
    assert LinesField(required=False).clean(" en \n\n två\n") == ["en", "två"]
    assert LinesField().prepare_value(["en", "två"]) == "en\ntvå"
    assert LinesField(required=False).clean("") == []


def test_cpv_codes_are_separated_by_commas_or_lines_and_stand_once():
    written = "85312000-9, 33195000-3\n853120009; 85312000\N{EN DASH}9"
    assert CpvField().clean(written) == ["85312000-9", "33195000-3"]


@pytest.mark.parametrize("written", ["85312000", "8531200-9", "vård", "85312000-99"])
def test_a_wrong_cpv_code_is_named_with_the_form_it_should_have(written):
    with pytest.raises(ValidationError, match=f"”{written}” är ingen CPV-kod.*85312000-9"):
        CpvField().clean(written)

from math import exp, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods.agreement import average_ranks, chi_square_tail, kendall_w, widest

ranks = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(st.integers(1, 6), min_size=items, max_size=items), min_size=2, max_size=6)
)


def test_four_judges_who_hardly_agree():
    assert kendall_w([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]).w == pytest.approx(1 / 16)


def test_ties_are_corrected_for():
    assert kendall_w([[1, 2.5, 2.5, 4], [1, 2, 3, 4], [2, 1, 3.5, 3.5]]).w == pytest.approx(0.8214, abs=5e-5)


def test_the_same_order_is_full_agreement():
    assert kendall_w([[1, 2, 3, 4]] * 5).w == pytest.approx(1)


def test_when_everybody_ties_everything_nothing_can_be_said():
    found = kendall_w([[1, 1, 1], [2, 2, 2]])
    assert isnan(found.w)
    assert isnan(found.p_value)


def test_equal_values_share_the_mean_of_their_places():
    assert average_ranks([4, 1, 4, 9]) == (2.5, 1, 2.5, 4)


def test_the_widest_disagreement_is_counted_in_places():
    assert widest([[1, 2, 3], [3, 2, 1]]) == (2, 0, 2)


@pytest.mark.parametrize(("value", "freedom", "tail"), [(3.841459, 1, 0.05), (9.487729, 4, 0.05), (23.20925, 10, 0.01)])
def test_the_tail_of_chi_square_is_that_of_the_tables(value: float, freedom: int, tail: float):
    assert chi_square_tail(value, freedom) == pytest.approx(tail, abs=1e-6)


@given(st.floats(0.01, 60))
def test_with_two_degrees_of_freedom_the_tail_is_an_exponential(value: float):
    assert chi_square_tail(value, 2) == pytest.approx(exp(-value / 2), rel=1e-9)


@pytest.mark.parametrize(
    ("rankings", "said"),
    [
        ([[1, 2]], "at least two who"),
        ([[1], [1]], "at least two items"),
        ([[1, 2], [1, 2, 3]], "the same items"),
        ([[1, nan], [1, 2]], "missing"),
    ],
)
def test_what_cannot_be_compared_is_refused(rankings, said: str):
    with pytest.raises(ValueError, match=said):
        kendall_w(rankings)


@given(ranks)
def test_agreement_is_between_none_and_full_whatever_the_ties(rankings):
    w = kendall_w(rankings).w
    assert isnan(w) or 0 <= w <= 1


@given(ranks, st.randoms())
def test_the_order_of_raters_and_items_does_not_matter(rankings, random):
    items = list(range(len(rankings[0])))
    random.shuffle(items)
    turned = [[row[item] for item in items] for row in reversed(rankings)]
    assert kendall_w(turned).w == pytest.approx(kendall_w(rankings).w, nan_ok=True)

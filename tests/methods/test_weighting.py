from math import fsum, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods import weighting

positive = st.floats(min_value=1e-6, max_value=1e9)


def test_ten_twenty_five_give_the_published_weights() -> None:
    assert [round(weight, 4) for weight in weighting.relative([10, 20, 5])] == [0.2857, 0.5714, 0.1429]


def test_percentages_come_back_as_parts_of_one() -> None:
    assert weighting.relative((40, 25, 20, 15)) == pytest.approx((0.40, 0.25, 0.20, 0.15))


def test_a_single_zero_is_a_criterion_that_counts_for_nothing() -> None:
    assert weighting.relative([0, 3, 1]) == (0.0, 0.75, 0.25)


@given(st.lists(positive, min_size=1, max_size=12))
def test_weights_sum_to_one_and_keep_their_order(values: list[float]) -> None:
    weights = weighting.relative(values)
    assert fsum(weights) == pytest.approx(1)
    assert [weights[i] <= weights[0] for i in range(len(values))] == [v <= values[0] for v in values]


@given(st.lists(st.floats(min_value=0.5, max_value=100), min_size=1, max_size=12), st.floats(0.01, 1000))
def test_the_unit_does_not_matter(values: list[float], unit: float) -> None:
    assert weighting.relative([value * unit for value in values]) == pytest.approx(weighting.relative(values))


def test_very_large_weights_do_not_overflow() -> None:
    assert weighting.relative([1e308, 1e308]) == (0.5, 0.5)


@pytest.mark.parametrize("values", [[], [0, 0], [1, -1], [1, nan], [1, inf], [1, None]])
def test_weights_that_mean_nothing_are_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="weight"):
        weighting.relative(values)

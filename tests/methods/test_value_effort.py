from math import nan

import pytest

from needs.methods.value_effort import Field, field, priority


@pytest.mark.parametrize(
    ("value", "effort", "expected"),
    [(4, 2, Field.FIRST), (4, 5, Field.PLAN), (1, 1, Field.FILL), (1, 4, Field.QUESTION), (2.5, 3, Field.FIRST)],
)
def test_a_need_stands_in_one_of_four_fields(value: float, effort: float, expected: Field):
    assert field(value, effort) == expected


def test_without_value_or_effort_there_is_no_field():
    assert field(nan, 3) is None
    assert field(3, nan) is None


def test_priority_is_value_for_cost_and_risk():
    # Shares: value 3/4 1/4, cost 1/2 1/2, risk 1/4 3/4.
    assert priority([3, 1], [2, 2], [1, 3]) == pytest.approx((0.75 / 0.625, 0.25 / 0.875))


def test_no_risk_anywhere_leaves_the_cost():
    assert priority([1, 1], [1, 3], [0, 0]) == pytest.approx((2, 2 / 3))


@pytest.mark.parametrize(
    ("values", "costs", "risks", "said"),
    [([1, 1], [0, 1], [0, 1], "neither cost nor risk"), ([1], [1, 2], [1], "as many"), ([1], [-1], [1], "negative")],
)
def test_what_cannot_be_computed_is_refused(values, costs, risks, said: str):
    with pytest.raises(ValueError, match=said):
        priority(values, costs, risks)

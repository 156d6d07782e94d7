from math import inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods import risk

steps = st.integers(1, 5)
costs = st.integers(0, 10**10)


def test_a_likely_event_costs_sixty_percent_of_its_price() -> None:
    assert risk.expected_yearly_cost(4, 1_000_000) == pytest.approx(600_000)


def test_each_step_has_its_yearly_probability() -> None:
    assert [risk.expected_yearly_cost(step, 100) for step in risk.STEPS] == pytest.approx([5, 20, 40, 60, 90])


@given(steps, costs)
def test_the_expected_cost_is_never_above_the_cost(step: int, cost: int) -> None:
    assert 0 <= risk.expected_yearly_cost(step, cost) <= cost


@given(st.integers(1, 4), st.integers(1, 10**10))
def test_a_more_likely_event_costs_more(step: int, cost: int) -> None:
    assert risk.expected_yearly_cost(step, cost) < risk.expected_yearly_cost(step + 1, cost)


@pytest.mark.parametrize(("step", "cost"), [(None, 100), (nan, 100), (3, None), (3, nan)])
def test_what_nobody_has_assessed_is_missing(step: int | None, cost: float | None) -> None:
    assert isnan(risk.expected_yearly_cost(step, cost))


@pytest.mark.parametrize("step", [0, 6, -1, 2.5])
def test_a_step_outside_the_scale_is_refused(step: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        risk.expected_yearly_cost(step, 100)


@pytest.mark.parametrize("cost", [-1, inf])
def test_an_impossible_cost_is_refused(cost: float) -> None:
    with pytest.raises(ValueError, match="cost"):
        risk.expected_yearly_cost(3, cost)


@given(steps, steps)
def test_the_level_is_the_product(probability: int, impact: int) -> None:
    assert risk.level(probability, impact) == probability * impact


def test_an_impact_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="impact"):
        risk.level(3, 6)

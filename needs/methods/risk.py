"""What it costs not to meet a need."""

from math import inf, isnan, nan

from .missing import number

STEPS = (1, 2, 3, 4, 5)

# Our own reading of the five steps as a chance per year, stated in the report: very unlikely, unlikely,
# possible, likely, almost certain. The middle of each fifth would call "almost certain" 90 % but
# "very unlikely" 10 %, which is too much for what is thought to happen every twentieth year.
YEARLY_PROBABILITY = {1: 0.05, 2: 0.20, 3: 0.40, 4: 0.60, 5: 0.90}


def level(probability_step: int, impact_step: int) -> int:
    """Probability × impact, 1–25. Raises `ValueError` for a step outside 1–5."""
    return _step(probability_step, "probability") * _step(impact_step, "impact")


def expected_yearly_cost(probability_step: int | None, cost: float | None) -> float:
    """Kronor a year that an unmet need is expected to cost: the chance of the step × `cost`.

    `cost` is what it costs in a year when it happens. `nan` when either is missing (`None` or `nan`).
    Raises `ValueError` for a step outside 1–5 and for a cost that is negative or infinite.
    """
    amount = number(cost)
    if not isnan(amount) and not 0 <= amount < inf:
        raise ValueError(f"A cost must be 0 or more, not {amount:g}.")
    if probability_step is None or isnan(probability_step):
        return nan
    return YEARLY_PROBABILITY[_step(probability_step, "probability")] * amount


def _step(given: int, name: str) -> int:
    if given not in STEPS:
        raise ValueError(f"The {name} must be a step from 1 to 5, not {given}.")
    return int(given)

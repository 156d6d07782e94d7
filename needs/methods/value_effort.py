"""Value against effort: the four fields, and Wiegers's priority.

Source: Wiegers, "First things first: prioritizing requirements", Software Development 7(9), 1999: the share of the
value divided by the weighted shares of cost and risk.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from math import isnan

from .missing import TOLERANCE, numbers
from .weighting import relative


class Field(StrEnum):
    """Where a need stands when both scales are cut in the middle."""

    FIRST = "first"  # high value, low effort
    PLAN = "plan"  # high value, high effort
    FILL = "fill"  # low value, low effort
    QUESTION = "question"  # low value, high effort


def field(value: float, effort: float, *, middle_value: float = 2.5, middle_effort: float = 3.0) -> Field | None:
    """The field of one need; None when value or effort is missing. The middle has high value and low effort."""
    if isnan(value) or isnan(effort):
        return None
    high, heavy = value >= middle_value - TOLERANCE, effort > middle_effort + TOLERANCE
    return (Field.PLAN if heavy else Field.FIRST) if high else (Field.QUESTION if heavy else Field.FILL)


def priority(
    values: Iterable[float],
    costs: Iterable[float],
    risks: Iterable[float],
    *,
    cost_weight: float = 1.0,
    risk_weight: float = 0.5,
) -> tuple[float, ...]:
    """Share of the value ÷ (share of the cost × its weight + share of the risk × its weight), for each need.

    Raises `ValueError` for uneven lists, negative numbers, all zero, and a need whose cost and risk are both 0.
    """
    given = [numbers(each) for each in (values, costs, risks)]
    if len({len(each) for each in given}) > 1:
        raise ValueError("There must be as many values, costs and risks.")
    value, cost = relative(given[0]), relative(given[1])
    risk = relative(given[2]) if any(given[2]) else tuple(0.0 for _ in given[2])
    burdens = [c * cost_weight + r * risk_weight for c, r in zip(cost, risk, strict=True)]
    if any(burden <= 0 for burden in burdens):
        raise ValueError("A need cannot have neither cost nor risk.")
    return tuple(share / burden for share, burden in zip(value, burdens, strict=True))

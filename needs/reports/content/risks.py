"""What happens if the needs are not met: probability × impact and the expected yearly cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from django.utils.translation import gettext as _

from needs.casefile.models import Need
from needs.methods import risk

from .reading import Reading
from .sentence import name
from .wording import EN_DASH, money, number


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    title: str
    text: str
    steps: str
    level: str
    cost: str
    expected: str
    style: str


@dataclass(frozen=True, slots=True)
class Risks:
    lines: tuple[Line, ...]
    cost: str
    expected: str
    untold: str


def build(reading: Reading) -> Risks:
    told = sorted((need for need in reading.live if _is_told(need)), key=lambda need: (-level(need), need.id))
    untold = [need.id for need in reading.live if not _is_told(need)]
    return Risks(
        lines=tuple(_line(need) for need in told),
        cost=_sum([need.consequence.cost_per_year or 0 for need in told]),
        expected=_sum([expected_cost([need]) for need in told]),
        untold=_untold(untold),
    )


def level(need: Need) -> int:
    """Probability × impact, 1–25; 0 when either is missing."""
    given = need.consequence
    return risk.level(given.probability, given.impact) if given.probability and given.impact else 0


def expected_cost(needs: Sequence[Need]) -> float:
    """Kronor a year together; a need without probability or cost adds nothing."""
    costs = [risk.expected_yearly_cost(need.consequence.probability, need.consequence.cost_per_year) for need in needs]
    return sum(cost for cost in costs if not isnan(cost))


def _is_told(need: Need) -> bool:
    given = need.consequence
    return bool(given.text.strip() or given.probability or given.impact or given.cost_per_year)


def _line(need: Need) -> Line:
    given, found = need.consequence, level(need)
    expected = expected_cost([need])
    return Line(
        id=need.id,
        title=name(need),
        text=given.text.strip(),
        steps=f"{given.probability or EN_DASH} × {given.impact or EN_DASH}",
        level=number(found) if found else EN_DASH,
        cost=money(given.cost_per_year) if given.cost_per_year is not None else EN_DASH,
        expected=money(expected) if expected else EN_DASH,
        style="s3" if found >= 15 else "s2" if found >= 8 else "s1" if found else "",
    )


def _sum(costs: Sequence[float]) -> str:
    return money(sum(costs)) if any(costs) else EN_DASH


def _untold(ids: list[str]) -> str:
    return _("Consequences are not described for %(needs)s.") % {"needs": ", ".join(ids)} if ids else ""

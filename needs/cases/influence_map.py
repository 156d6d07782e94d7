"""The picture of influence × affected: five by five cells, in each those who stand there, one under the other.

x is in percent of the width, y in pixels, so that text keeps its size however wide the picture is. A row is as high as
its fullest cell asks for: nothing is ever drawn on anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .queries.stakeholder_gaps import LITTLE, MUCH, is_overlooked

STEPS = (1, 2, 3, 4, 5)
LEFT, CELL = 8.0, 18.4  # percent: the figures of the rows, then five columns
TOP, LINE, PADDING, LEAST = 26, 21, 12, 44
DOT, BESIDE_DOT = 10, 18  # pixels from the left edge of the cell
# More than this in one cell, and the rest is a number: all of them stand in the table.
MOST = 12


class Placed(Protocol):
    """Somebody who can be drawn: a row of the case, or a part of its file."""

    @property
    def ref(self) -> str: ...
    @property
    def influence(self) -> int | None: ...
    @property
    def affected(self) -> int | None: ...
    @property
    def first_hand(self) -> bool: ...


@dataclass(frozen=True)
class Dot:
    """`is_own`: has experience of her own, drawn filled. `more` instead of a dot: how many are not drawn."""

    text: str
    x: str
    dot_x: int
    dot_y: int
    text_x: int
    text_y: int
    is_own: bool = False
    is_more: bool = False


@dataclass(frozen=True)
class Line:
    at: str
    label: str
    label_at: str


@dataclass(frozen=True)
class Zone:
    """Where those stand who are affected much and have little influence."""

    x: str
    y: int
    width: str
    height: int


@dataclass(frozen=True)
class Axes:
    """What the ends of the two axes mean."""

    top: str
    left: str
    right: str


@dataclass(frozen=True)
class InfluenceMap:
    """`affected` counts those who are affected much, `overlooked` those of them with little influence.

    `unplaced` are the ids of those who are not assessed and therefore not drawn.
    """

    affected: int
    overlooked: int
    title: str
    description: str
    axes: Axes
    height: int
    bottom: int
    left: str
    dots: list[Dot]
    rows: list[Line]
    columns: list[Line]
    zone: Zone
    unplaced: list[str]


def influence_map(stakeholders: Sequence[Placed]) -> InfluenceMap | None:
    """None as long as nobody's influence and affectedness are assessed."""
    placed = [one for one in stakeholders if one.influence and one.affected]
    if not placed:
        return None
    cells = {(x, y): [one for one in placed if (one.influence, one.affected) == (x, y)] for x in STEPS for y in STEPS}
    tops = _tops(cells)
    bottom = tops[0]
    return InfluenceMap(
        affected=sum((one.affected or 0) >= MUCH for one in placed),
        overlooked=sum(is_overlooked(one.influence, one.affected) for one in placed),
        title=_("Influence to the right, affected upwards"),
        description=_description(cells),
        axes=Axes(
            pgettext("axis", "Affected much"), pgettext("axis", "Little influence"), pgettext("axis", "Much influence")
        ),
        height=bottom + 46,
        bottom=bottom,
        left=_percent(LEFT),
        dots=[dot for (x, y), here in cells.items() for dot in _dots(here, x, tops[y])],
        rows=[Line(str(tops[y]), str(y), str((tops[y] + tops[y - 1]) // 2 + 5)) for y in reversed(STEPS)],
        columns=[Line(_percent(_x(x)), str(x), _percent(_x(x) + CELL / 2)) for x in STEPS],
        zone=Zone(_percent(LEFT), tops[5], _percent(LITTLE * CELL), tops[MUCH - 1] - tops[5]),
        unplaced=[one.ref for one in stakeholders if one not in placed],
    )


def _tops(cells: Mapping[tuple[int, int], list[Placed]]) -> dict[int, int]:
    """Where each row begins, the most affected on top; 0 is where the last one ends."""
    tops, y = {}, TOP
    for step in reversed(STEPS):
        tops[step] = y
        fullest = max(min(len(cells[x, step]), MOST) for x in STEPS)
        y += max(LEAST, PADDING + LINE * fullest)
    tops[0] = y
    return tops


def _dots(here: Sequence[Placed], influence: int, top: int) -> Iterable[Dot]:
    shown = here if len(here) <= MOST else here[: MOST - 1]
    for place, one in enumerate(shown):
        yield _dot(one.ref, influence, top, place, is_own=one.first_hand)
    if len(here) > len(shown):
        more = _("+%(number)d") % {"number": len(here) - len(shown)}
        yield _dot(more, influence, top, len(shown), is_more=True)


def _dot(text: str, influence: int, top: int, place: int, *, is_own: bool = False, is_more: bool = False) -> Dot:
    y = top + PADDING // 2 + LINE * place
    return Dot(
        text=text,
        x=_percent(_x(influence)),
        dot_x=DOT,
        dot_y=y + LINE // 2,
        text_x=BESIDE_DOT,
        text_y=y + LINE // 2 + 5,
        is_own=is_own,
        is_more=is_more,
    )


def _description(cells: Mapping[tuple[int, int], list[Placed]]) -> str:
    told = _("influence %(influence)d, affected %(affected)d: %(names)s")
    return "; ".join(
        told % {"influence": x, "affected": y, "names": ", ".join(one.ref for one in here)}
        for (x, y), here in cells.items()
        if here
    )


def _x(influence: int) -> float:
    return LEFT + CELL * (influence - 1)


def _percent(value: float) -> str:
    return f"{value:.1f}%"

"""Pictures as places on a sheet: what the SVG templates draw, the same on a page and on paper.

x is in percent of the width, y in pixels, so that text keeps its size however wide the picture is.
The words come ready; a table beneath each picture holds the same numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil, floor, inf

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

BAR_ROW = 42
RANKING_ROW = 24
# Where the names end and the bars of the ranking begin, and where the values stand.
BARS_FROM, BARS_TO = 46.0, 92.0
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = 12.0, 98.0, 14, 354
HIGHEST = 5
# Labels nearer than this to each other are moved apart.
LABEL_HEIGHT = 13
LONGEST_NAME = 46


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    told: str
    text_y: int
    bar_y: int
    whole: str
    part: str


@dataclass(frozen=True, slots=True)
class Bars:
    title: str
    description: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Rank:
    name: str
    place: str
    value: str
    text_y: int
    bar_y: int
    line_y: int
    width: str


@dataclass(frozen=True, slots=True)
class Ranking:
    title: str
    description: str
    height: int
    rows: tuple[Rank, ...]
    start: str
    caption: str


@dataclass(frozen=True, slots=True)
class Point:
    """`y` of the spot and of its label, which stands to the right of it, or left when that side is crowded."""

    name: str
    x: str
    y: str
    text_y: str
    text_dx: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Scatter:
    title: str
    description: str
    height: int
    points: tuple[Point, ...]
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int], ...]
    axes: str


def bars(rows: Sequence[tuple[str, int, int]]) -> Bars:
    """One bar per row of name, whole and part: the part is drawn dark on the whole."""
    longest = max((whole for _name, whole, _part in rows), default=0) or 1
    told = [(name, _voices(whole, part), whole, part) for name, whole, part in rows]
    return Bars(
        title=_("Voices per perspective"),
        description="; ".join(f"{name}: {text}" for name, text, _whole, _part in told),
        height=len(rows) * BAR_ROW,
        bars=tuple(
            Bar(
                name=name,
                told=text,
                text_y=at * BAR_ROW + 14,
                bar_y=at * BAR_ROW + 21,
                whole=_percent(100 * whole / longest),
                part=_percent(100 * min(part, whole) / longest),
            )
            for at, (name, text, whole, part) in enumerate(told)
        ),
    )


def _voices(whole: int, part: int) -> str:
    if whole == 0:
        return _("no voices")
    text = ngettext("%(whole)d voice, %(part)d first-hand", "%(whole)d voices, %(part)d first-hand", whole)
    return text % {"whole": whole, "part": part}


def ranking(rows: Sequence[tuple[str, str, float, str]], *, of: int) -> Ranking:
    """One bar per row of name, place, value 0–5 and the value in words; `of` is how many there are in all."""
    reach = BARS_TO - BARS_FROM
    caption = _("The bar is the weighted value, 0 to 5.")
    if of > len(rows):
        first = _("The %(shown)d needs with the highest value, of %(all)d.") % {"shown": len(rows), "all": of}
        caption = f"{first} {caption}"
    return Ranking(
        title=_("The needs in order"),
        description="; ".join(f"{place}: {name}, {told}" for name, place, _value, told in rows),
        height=len(rows) * RANKING_ROW,
        rows=tuple(
            Rank(
                name=_short(name),
                place=place,
                value=told,
                text_y=at * RANKING_ROW + 16,
                bar_y=at * RANKING_ROW + 7,
                line_y=(at + 1) * RANKING_ROW,
                width=_percent(reach * value / HIGHEST),
            )
            for at, (name, place, value, told) in enumerate(rows)
        ),
        start=_percent(BARS_FROM),
        caption=caption,
    )


def _short(name: str) -> str:
    """Text in a picture does not wrap."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def scatter(points: Sequence[tuple[str, float, int]]) -> Scatter:
    """Value 0–5 upwards against effort 1–5 to the right. Points on the same spot share one label."""
    spots: dict[int, dict[float, list[str]]] = {effort: {} for effort in range(1, HIGHEST + 1)}
    for name, value, effort in points:
        spots[effort].setdefault(round(value, 1), []).append(name)
    top = ceil(max(value for _name, value, _effort in points))
    bottom = floor(min(value for _name, value, _effort in points))
    scale = (bottom, max(top, bottom + 1))
    return Scatter(
        title=_("Value against effort"),
        description="; ".join(
            _("effort %(effort)d: %(names)s") % {"effort": effort, "names": ", ".join(chain(*column.values()))}
            for effort, column in spots.items()
            if column
        ),
        height=PLOT_BOTTOM + 36,
        points=tuple(point for effort, column in spots.items() for point in _column(effort, column, scale)),
        columns=tuple((_percent(_x(effort)), effort) for effort in spots),
        rows=tuple((f"{_y(value, scale):.0f}", value) for value in range(scale[0], scale[1] + 1)),
        axes=_("Value upwards, effort to the right"),
    )


def _column(effort: int, spots: dict[float, list[str]], scale: tuple[int, int]) -> Iterator[Point]:
    """The points of one effort from the top down, their labels by turns to the right and to the left."""
    free = {"start": -inf, "end": -inf}
    for value in sorted(spots, reverse=True):
        y = _y(value, scale)
        side = min(free, key=lambda side: (max(free[side], y), side == "end"))
        text_y = max(free[side], y + 4)
        free[side] = text_y + LABEL_HEIGHT
        dx = 9 if side == "start" else -9
        yield Point(", ".join(spots[value]), _percent(_x(effort)), f"{y:.1f}", f"{text_y:.1f}", dx, side)


def _x(effort: int) -> float:
    return PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * (effort - 1) / HIGHEST


def _y(value: float, scale: tuple[int, int]) -> float:
    bottom, top = scale
    return PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * (value - bottom) / (top - bottom)


def _percent(value: float) -> str:
    return f"{value:.1f}%"

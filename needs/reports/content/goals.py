"""Goals and needs: who serves what, and the gaps both ways."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.models import Goal, Need

from .prose import Prose, prose
from .reading import Reading
from .sentence import name
from .wording import day, listed, number

# A page on its side holds this many columns; more goals continue in the next table.
MOST_COLUMNS_UPRIGHT = 9
MOST_COLUMNS = 16
# A longer matrix can neither be read nor be turned over; each goal then lists its needs.
MOST_ROWS = 150


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    title: str
    cells: tuple[Cell, ...]
    count: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    caption: str
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    totals: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GoalLine:
    id: str
    title: str
    origin: str
    served_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    title: str
    reason: Prose
    told: str


@dataclass(frozen=True, slots=True)
class Goals:
    finding: str
    matrices: tuple[Matrix, ...]
    goals: tuple[GoalLine, ...]
    lists_needs: bool
    gaps: tuple[Gap, ...]
    wide: bool
    entries: tuple[tuple[str, str], ...]


def build(reading: Reading) -> Goals:
    goals = reading.file.goals
    fits = bool(goals) and 0 < len(reading.live) <= MOST_ROWS
    return Goals(
        finding=_finding(reading),
        matrices=tuple(_matrices(reading)) if fits else (),
        goals=tuple(_line(reading, goal) for goal in goals),
        lists_needs=bool(goals) and len(reading.live) > MOST_ROWS,
        gaps=(*_uncovered(reading), *_orphans(reading)),
        wide=fits and len(goals) > MOST_COLUMNS_UPRIGHT,
        entries=(("served", _("The goals")), ("gaps", _("Gaps"))),
    )


def _served(reading: Reading) -> set[str]:
    return {link.goal for need in reading.live for link in need.goals}


def _finding(reading: Reading) -> str:
    served = _served(reading)
    empty = sum(goal.id not in served for goal in reading.file.goals)
    orphans = sum(not need.goals for need in reading.live)
    if not reading.file.goals:
        return _("No goals have been chosen for the case.")
    if not empty and not orphans:
        return _("Every goal is served by a need, and every need serves a goal.")
    goals = ngettext("%(count)d goal has no need", "%(count)d goals have no need", empty) % {"count": empty}
    needs = ngettext("%(count)d need serves no goal", "%(count)d needs serve no goal", orphans) % {"count": orphans}
    told = listed([text for text, count in ((goals, empty), (needs, orphans)) if count])
    return f"{told[:1].upper()}{told[1:]}."


def _matrices(reading: Reading) -> list[Matrix]:
    goals = reading.file.goals
    most = MOST_COLUMNS if len(goals) > MOST_COLUMNS_UPRIGHT else MOST_COLUMNS_UPRIGHT
    # Two tables of ten read better than one of sixteen and one of four.
    tables = -(-len(goals) // most)
    size = -(-len(goals) // tables)
    return [_matrix(reading, goals[at : at + size]) for at in range(0, len(goals), size)]


def _matrix(reading: Reading, goals: Sequence[Goal]) -> Matrix:
    served = _served(reading)
    gap = {goal.id: "" if goal.id in served else "gap" for goal in goals}
    counts = {goal.id: sum(link.goal == goal.id for need in reading.live for link in need.goals) for goal in goals}
    return Matrix(
        caption=_("Goals %(first)s to %(last)s") % {"first": goals[0].id, "last": goals[-1].id},
        columns=tuple(Cell(goal.id, gap[goal.id]) for goal in goals),
        rows=tuple(_row(need, gap) for need in reading.live),
        totals=tuple(Cell(number(counts[goal.id]), gap[goal.id]) for goal in goals),
    )


def _row(need: Need, gap: dict[str, str]) -> Row:
    strength = {link.goal: link.strength for link in need.goals}
    cells = tuple(
        Cell(str(strength[goal]), f"s{strength[goal]}") if goal in strength else Cell("", style or _orphan(need))
        for goal, style in gap.items()
    )
    return Row(need.id, name(need), cells, number(len(need.goals)), not need.goals)


def _orphan(need: Need) -> str:
    return "" if need.goals else "gap"


def _line(reading: Reading, goal: Goal) -> GoalLine:
    origin = [goal.catalogue, goal.code, goal.catalogue_source, _validity(goal)]
    return GoalLine(goal.id, goal.title, ", ".join(filter(None, origin)), tuple(_served_by(reading, goal)))


def _validity(goal: Goal) -> str:
    if goal.valid_from and goal.valid_to:
        return _("%(first)s to %(last)s") % {"first": day(goal.valid_from), "last": day(goal.valid_to)}
    if goal.valid_from:
        return _("from %(day)s") % {"day": day(goal.valid_from)}
    return _("until %(day)s") % {"day": day(goal.valid_to)} if goal.valid_to else ""


def _served_by(reading: Reading, goal: Goal) -> list[str]:
    """One line per strength, strongest first: `Decisive: B-001, B-007`."""
    words = {3: _("Decisive"), 2: _("Contributes clearly"), 1: _("Contributes")}
    found: dict[int, list[str]] = {3: [], 2: [], 1: []}
    for need in reading.live:
        for link in need.goals:
            if link.goal == goal.id:
                found[link.strength].append(need.id)
    return [f"{words[strength]}: {', '.join(ids)}" for strength, ids in found.items() if ids]


def _uncovered(reading: Reading) -> list[Gap]:
    served = _served(reading)
    return [
        Gap(f"{goal.id} {goal.title}", prose(goal.uncovered_reason), _("No need serves this goal."))
        for goal in reading.file.goals
        if goal.id not in served
    ]


def _orphans(reading: Reading) -> list[Gap]:
    return [
        Gap(f"{need.id} {name(need)}", prose(need.no_goal_reason), _("The need serves no goal."))
        for need in reading.live
        if not need.goals
    ]

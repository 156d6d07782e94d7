"""One person's scoring as a table: what she has given and, for the needs she is done with, the others' means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from django.urls import reverse
from django.utils.translation import pgettext

from needs.accounts.models import User

from ..models import Case, Criterion, Need, Score
from .need_table import sentence
from .priority import Cell, cells_of, criteria_of
from .priority_result import one_decimal

PAGE = 25
SCALE = range(6)


@dataclass(frozen=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class ScoreCell:
    """`others` is the mean of the others' scores, "" until the person has scored the whole need."""

    name: str
    criterion: str
    label: str
    options: list[Option]
    others: str
    error: str


@dataclass(frozen=True)
class ScoreRow:
    ref: str
    title: str
    sentence: str
    url: str
    cells: list[ScoreCell]
    is_done: bool


@dataclass(frozen=True)
class ScoreTable:
    rows: list[ScoreRow]
    criteria: list[Criterion]
    total: int
    done: int
    page: int

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def has_next(self) -> bool:
        return self.page * PAGE < self.total


def field_name(need: Need, criterion: Criterion) -> str:
    return f"score-{need.ref}-{criterion.ref}"


def needs_on_page(case: Case, page: int) -> tuple[list[Need], int]:
    """The needs of one page and how many there are in all."""
    needs = list(Need.objects.filter(case=case).active().order_by("number"))
    return needs[(page - 1) * PAGE : page * PAGE], len(needs)


def own_scores(case: Case, by: User) -> dict[tuple[int, int], int]:
    """The person's own scores by number of the need and position of the criterion."""
    scores = Score.objects.filter(need__case=case, by=by).values_list("need__number", "criterion__position", "value")
    return {(need, criterion): value for need, criterion, value in scores}


def score_table(
    case: Case,
    by: User,
    *,
    page: int = 1,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> ScoreTable:
    """`typed` and `errors` are what was sent and could not be saved, by field name."""
    needs, total = needs_on_page(case, page)
    criteria = criteria_of(case)
    cells = cells_of(case)
    own = {(need, criterion): value for need, criterion, person, value, _ in cells if person == by.pk}
    writer = _Writer(case, criteria, own, [cell for cell in cells if cell[2] != by.pk], typed, errors or {})
    rows = [writer.row(need) for need in needs]
    scored = {need for need, _ in own}
    active = set(Need.objects.filter(case=case).active().values_list("pk", flat=True))
    done = sum(all((need, c.pk) in own for c in criteria) for need in scored & active) if criteria else 0
    return ScoreTable(rows=rows, criteria=criteria, total=total, done=done, page=page)


class _Writer:
    """Makes the rows; holds what is the same for all of them."""

    def __init__(
        self,
        case: Case,
        criteria: list[Criterion],
        own: dict[tuple[int, int], int],
        others: list[Cell],
        typed: Mapping[str, str] | None,
        errors: Mapping[str, str],
    ) -> None:
        self.prefix = reverse("need_list", kwargs={"key": case.key})
        self.criteria, self.own, self.typed, self.errors = criteria, own, typed, errors
        self.needs_to = pgettext("statement", "needs to")
        self.words = {criterion.pk: _words(criterion) for criterion in criteria}
        self.others: dict[tuple[int, int], list[int]] = {}
        for need, criterion, _by, value, _confidence in others:
            self.others.setdefault((need, criterion), []).append(value)

    def row(self, need: Need) -> ScoreRow:
        is_done = all((need.pk, criterion.pk) in self.own for criterion in self.criteria)
        return ScoreRow(
            ref=need.ref,
            title=need.title,
            sentence=sentence(need.who, need.what, self.needs_to),
            url=f"{self.prefix}{need.ref}/",
            cells=[self._cell(need, criterion, is_done) for criterion in self.criteria],
            is_done=is_done,
        )

    def _cell(self, need: Need, criterion: Criterion, is_done: bool) -> ScoreCell:
        name = field_name(need, criterion)
        given = str(self.own.get((need.pk, criterion.pk), ""))
        shown = given if self.typed is None else self.typed.get(name, given)
        others = self.others.get((need.pk, criterion.pk), []) if is_done else []
        return ScoreCell(
            name=name,
            criterion=criterion.name,
            label=f"{criterion.name}, {need.ref}",
            options=[Option(value, text, value == shown) for value, text in self.words[criterion.pk]],
            others=one_decimal(fmean(others)) if others else "",
            error=self.errors.get(name, ""),
        )


def _words(criterion: Criterion) -> list[tuple[str, str]]:
    steps = [*criterion.steps, *[""] * len(SCALE)]
    return [("", "–"), *((str(step), f"{step} {steps[step]}".strip()) for step in SCALE)]

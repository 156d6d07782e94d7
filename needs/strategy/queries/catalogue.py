from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.accounts.models import Organisation
from needs.accounts.queries.membership import Actor, organisations_where
from needs.accounts.roles import Permission

from ..models import Goal, GoalCatalogue
from ..shipped import shipped_slugs


@dataclass(frozen=True)
class CatalogueRow:
    name: str
    url: str
    source: str
    validity: str
    goals: int


@dataclass(frozen=True)
class OrganisationCatalogues:
    """The catalogues of one organisation; `lacks_shipped` says that one that comes with the product is not there."""

    organisation: Organisation
    rows: list[CatalogueRow]
    lacks_shipped: bool


@dataclass(frozen=True)
class GoalLine:
    """A goal as it stands in its catalogue; `depth` 0 is a goal of the first level."""

    goal: Goal
    depth: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class CataloguePage:
    lines: list[GoalLine]
    retired: list[Goal]


def catalogues_by_organisation(user: Actor) -> list[OrganisationCatalogues]:
    """Every organisation the person reads, with its catalogues. Two queries."""
    in_force = Count("goals", filter=Q(goals__retired_at=None))
    held: dict[int, list[GoalCatalogue]] = defaultdict(list)
    for catalogue in GoalCatalogue.objects.visible_to(user).annotate(goal_count=in_force).order_by("shipped", "name"):
        held[catalogue.organisation_id].append(catalogue)
    return [
        OrganisationCatalogues(
            organisation=organisation,
            rows=[_row(catalogue) for catalogue in held[organisation.pk]],
            lacks_shipped=not set(shipped_slugs()) <= {catalogue.shipped for catalogue in held[organisation.pk]},
        )
        for organisation in organisations_where(user, Permission.READ)
    ]


def visible_catalogue(user: Actor, key: str) -> GoalCatalogue:
    """Raises `Http404` when the person may not see it."""
    found = GoalCatalogue.objects.visible_to(user).filter(key=key).select_related("organisation").first()
    if found is None:
        raise Http404
    return found


def goal_of(catalogue: GoalCatalogue, key: str) -> Goal:
    found = Goal.objects.filter(catalogue=catalogue, key=key).select_related("catalogue", "parent").first()
    if found is None:
        raise Http404
    return found


def catalogue_page(catalogue: GoalCatalogue) -> CataloguePage:
    """The goals in force as a tree in reading order, and those that are retired. One query."""
    goals = list(catalogue.goals.order_by("position", "pk"))
    return CataloguePage(
        lines=list(_tree([goal for goal in goals if not goal.is_retired])),
        retired=[goal for goal in goals if goal.is_retired],
    )


def possible_parents(catalogue: GoalCatalogue, goal: Goal | None) -> list[GoalLine]:
    """The goals that another may stand under: all in force but itself and those under it."""
    below: set[int] = {goal.pk} if goal else set()
    possible = []
    for line in catalogue_page(catalogue).lines:
        if line.goal.pk in below or line.goal.parent_id in below:
            below.add(line.goal.pk)
        else:
            possible.append(line)
    return possible


def validity(catalogue: GoalCatalogue) -> str:
    """`2026–2030`-like words for when the goals are in force; empty when nobody has written it."""
    since, until = catalogue.valid_from, catalogue.valid_to
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("from %(since)s") % {"since": since}
    return _("until %(until)s") % {"until": until} if until else ""


def _row(catalogue: GoalCatalogue) -> CatalogueRow:
    return CatalogueRow(
        name=str(catalogue),
        url=reverse("catalogue", args=[catalogue.key]),
        source=catalogue.source,
        validity=validity(catalogue),
        goals=catalogue.goal_count,  # type: ignore[attr-defined]  # annotated
    )


def _tree(goals: Iterable[Goal]) -> Iterator[GoalLine]:
    under: dict[int | None, list[Goal]] = defaultdict(list)
    for goal in goals:
        under[goal.parent_id].append(goal)

    def branch(parent: int | None, depth: int) -> Iterator[GoalLine]:
        row = under[parent]
        for goal in row:
            yield GoalLine(goal, depth, is_first=goal is row[0], is_last=goal is row[-1])
            yield from branch(goal.pk, depth + 1)

    yield from branch(None, 0)

"""Keeping an organisation's goal catalogues and their goals, which are retired, never deleted.

`by` None is the operator at the command line, who sets up organisations and imports cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from needs.accounts.models import Organisation, User
from needs.safekeeping import events, keeping
from needs.safekeeping.keeping import Place
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Goal, GoalCatalogue
from ..rules.access import may_keep_catalogues, require
from ..rules.catalogue import name_taken, placing, restoring, retiring
from ..shipped import ShippedCatalogue, ShippedGoal, shipped_catalogues
from .boundary import changing, place


def create_catalogue(*, organisation: Organisation, values: Mapping[str, Any], by: User | None) -> GoalCatalogue:
    """An empty catalogue. `values` are columns of `GoalCatalogue`, at least its name."""
    require(by is None or may_keep_catalogues(by, organisation.pk))
    with transaction.atomic():
        # The organisation's row is the queue for the names of its catalogues.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        refuse_if(name_taken(organisation.pk, values["name"]))
        catalogue = GoalCatalogue(organisation=organisation)
        return keeping.create(catalogue, values=values, by=by, place=place(catalogue, kind="catalogue.created"))


def add_shipped(*, organisation: Organisation, by: User | None) -> list[GoalCatalogue]:
    """Copy the catalogues that come with the product and are not there yet. Returns those that were made."""
    require(by is None or may_keep_catalogues(by, organisation.pk))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        present = set(organisation.catalogues.values_list("shipped", flat=True))
        return [_copy(organisation, shipped, by) for shipped in shipped_catalogues() if shipped.slug not in present]


def change_catalogue(
    *, catalogue: GoalCatalogue, values: Mapping[str, Any], edit: Edit | None, by: User | None
) -> GoalCatalogue:
    with changing(catalogue, by=by) as fresh:
        refuse_if(name_taken(fresh.organisation_id, values.get("name", fresh.name), besides=fresh))
        where = place(fresh, kind="catalogue.changed")
        return keeping.change(fresh, values=values, edit=edit, by=by, place=where)


def add_goal(
    *, catalogue: GoalCatalogue, values: Mapping[str, Any], by: User | None, parent: Goal | None = None
) -> Goal:
    """A goal last in the catalogue, or last under `parent`. `values` are columns of `Goal`, at least its title."""
    with changing(catalogue, by=by) as fresh:
        goal = Goal(catalogue=fresh, position=_last_position(fresh) + 1)
        wanted = {"parent": parent, **values}
        refuse_if(placing(goal, wanted["parent"]))
        return keeping.create(goal, values=wanted, by=by, place=_goal_place(goal, "goal.added"))


def change_goal(*, goal: Goal, values: Mapping[str, Any], edit: Edit | None, by: User | None) -> Goal:
    with changing(goal.catalogue, by=by):
        refuse_if(placing(goal, values.get("parent", goal.parent)))
        return keeping.change(goal, values=values, edit=edit, by=by, place=_goal_place(goal, "goal.changed"))


def retire_goal(*, goal: Goal, by: User | None) -> Goal:
    """No new case can choose it; cases that have chosen it keep it."""
    with changing(goal.catalogue, by=by):
        refuse_if(retiring(goal))
        values = {"retired_at": timezone.now(), "retired_by": by}
        return keeping.change(goal, values=values, edit=None, by=by, place=_goal_place(goal, "goal.retired"))


def restore_goal(*, goal: Goal, by: User | None) -> Goal:
    with changing(goal.catalogue, by=by):
        refuse_if(restoring(goal))
        values = {"retired_at": None, "retired_by": None}
        return keeping.change(goal, values=values, edit=None, by=by, place=_goal_place(goal, "goal.restored"))


def move_goal(*, goal: Goal, up: bool, by: User | None) -> None:
    """Let it change places with its neighbour under the same parent; first and last stay where they are."""
    with changing(goal.catalogue, by=by) as catalogue:
        row = list(catalogue.goals.in_force().filter(parent=goal.parent_id))
        now = next((index for index, each in enumerate(row) if each.pk == goal.pk), None)
        if now is None:
            return
        wanted = now + (-1 if up else 1)
        if not 0 <= wanted < len(row):
            return
        slots = _slots(row)
        row[now], row[wanted] = row[wanted], row[now]
        for position, each in zip(slots, row, strict=True):
            keeping.change(each, values={"position": position}, edit=None, by=by, place=_goal_place(each, "goal.moved"))


def _copy(organisation: Organisation, shipped: ShippedCatalogue, by: User | None) -> GoalCatalogue:
    values = {
        "name": shipped.name,
        "name_en": shipped.name_en,
        "source": shipped.source,
        "source_url": shipped.source_url,
        "valid_from": shipped.valid_from,
        "valid_to": shipped.valid_to,
        "shipped": shipped.slug,
    }
    catalogue = create_catalogue(organisation=organisation, values=values, by=by)
    _fill(catalogue, shipped.goals)
    # One event for the whole copy: nobody has chosen these goals one by one.
    events.append(
        stream=catalogue.key,
        organisation_id=organisation.pk,
        kind="catalogue.filled",
        by=by,
        record="catalogue",
        changes={"goals": (None, [f"{goal.code} {goal.title}".strip() for goal in catalogue.goals.all()])},
    )
    return catalogue


def _fill(catalogue: GoalCatalogue, goals: Iterable[ShippedGoal], parent: Goal | None = None) -> None:
    for shipped in goals:
        goal = Goal(catalogue=catalogue, parent=parent, position=_last_position(catalogue) + 1)
        goal.code, goal.title, goal.title_en = shipped.code, shipped.title, shipped.title_en
        goal.description = shipped.description
        goal.save(force_insert=True)
        _fill(catalogue, shipped.children, goal)


def _slots(row: list[Goal]) -> list[int]:
    """The positions the row holds, made to rise where two were the same."""
    slots: list[int] = []
    for goal in row:
        slots.append(max(goal.position, slots[-1] + 1) if slots else goal.position)
    return slots


def _last_position(catalogue: GoalCatalogue) -> int:
    return catalogue.goals.aggregate(last=Max("position"))["last"] or 0


def _goal_place(goal: Goal, kind: str) -> Place[Any]:
    return place(goal.catalogue, record=f"goal:{goal.key}", kind=kind)

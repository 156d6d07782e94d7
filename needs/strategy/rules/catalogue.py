from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle

from ..models import Goal, GoalCatalogue


def name_taken(organisation_id: int, name: str, *, besides: GoalCatalogue | None = None) -> Iterator[Obstacle]:
    """Two catalogues of one organisation never share a name: people choose goals by it."""
    others = GoalCatalogue.objects.filter(organisation=organisation_id, name=name)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        message = _("There is already a catalogue called “%(name)s”. Give this one another name.") % {"name": name}
        yield Obstacle("name-taken", message, "catalogue_list")


def placing(goal: Goal, parent: Goal | None) -> Iterator[Obstacle]:
    """Why a goal cannot stand under another one."""
    if parent is None:
        return
    if parent.catalogue_id != goal.catalogue_id:
        yield _about(goal, "foreign-parent", _("Choose a goal from the same catalogue to place this one under."))
    elif goal.pk and goal.pk in _line(parent):
        yield _about(goal, "own-parent", _("A goal cannot stand under itself or one of its own sub-goals."))


def retiring(goal: Goal) -> Iterator[Obstacle]:
    """Each sub-goal in force stands in the way of retiring the goal above it."""
    for child in goal.children.in_force():
        message = _("“%(child)s” stands under this goal. Retire it first.") % {"child": child}
        yield _about(goal, "has-children", message)


def restoring(goal: Goal) -> Iterator[Obstacle]:
    if goal.parent is not None and goal.parent.is_retired:
        message = _("“%(parent)s”, which this goal stands under, is retired. Bring it back first.") % {
            "parent": goal.parent
        }
        yield _about(goal, "parent-retired", message)


def _about(goal: Goal, code: str, message: str) -> Obstacle:
    return Obstacle(code, message, "catalogue", {"key": goal.catalogue.key})


def _line(goal: Goal) -> Iterator[int]:
    """The goal and all above it. Trees are two or three deep."""
    above: Goal | None = goal
    while above is not None:
        yield above.pk
        above = above.parent

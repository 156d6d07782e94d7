from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle
from needs.strategy.models import Goal

from ..models import Case, CaseGoal, NeedGoal


def outside(case: Case, goals: Iterable[Goal]) -> Iterator[Obstacle]:
    """Goals that are not the organisation's own to choose."""
    for goal in goals:
        if goal.catalogue.organisation_id != case.organisation_id:
            message = _("“%(goal)s” is not in your organisation's catalogues.") % {"goal": goal}
            yield Obstacle("foreign-goal", message, "case_goals", {"key": case.key})


def dropping(case: Case, links: Iterable[CaseGoal]) -> Iterator[Obstacle]:
    """Needs that serve the goals stand in the way of dropping them."""
    served = NeedGoal.objects.filter(goal__in=[link.pk for link in links]).select_related("need", "goal__goal")
    for link in served:
        message = _("%(need)s serves “%(goal)s”. Remove the link there first.") % {
            "need": link.need.ref,
            "goal": link.goal.goal,
        }
        yield Obstacle("goal-served", message, "need_edit", {"key": case.key, "number": link.need.number})

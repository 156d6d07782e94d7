"""How far each part of a case has come: computed from what is there, never typed by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from needs.casefile.kinds import CaseState, PerspectiveStatus
from needs.safekeeping.refusal import Obstacle

from ..models import Case
from ..queries.task import FIELDS, Standing
from ..tasks import STEPS, TASKS, Text
from .lifecycle import is_open

Hindered = dict[str, list[Obstacle]]


class Status(StrEnum):
    BLOCKED = "blocked"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    ACTION = "action"


STATUSES = {
    Status.BLOCKED: pgettext_lazy("task", "Cannot be started yet"),
    Status.NOT_STARTED: pgettext_lazy("task", "Not started"),
    Status.IN_PROGRESS: pgettext_lazy("task", "In progress"),
    Status.DONE: pgettext_lazy("task", "Done"),
    Status.ACTION: pgettext_lazy("task", "Needs action"),
}
# Which part mends which obstacle to submitting; those of perspectives lead to the perspective they name.
MENDED_IN = {
    "purpose": "background",
    "background": "background",
    "no-needs": "needs",
    "statement": "needs",
    "perspective": "needs",
    "remark": "needs",
    "orphan": "trace",
    "source": "sources",
    "moscow": "priority",
    "effect": "effects",
    "target": "effects",
}


@dataclass(frozen=True)
class Progress:
    """One task: the part of the case it is about, and how far it has come."""

    step: str
    part: str
    status: Status
    why: str = ""


def progress(case: Case, standing: Standing, obstacles: list[Obstacle]) -> list[Progress]:
    """Every task in order. `obstacles` are those to submitting; none are asked for in a case that is not open."""
    hindered = _by_part(obstacles)
    work = [
        *_prepare(case, standing, hindered),
        *_gather(case, standing, hindered),
        *_analyse(case, standing, hindered),
        *_prioritise(case, standing, hindered),
    ]
    return [*(work if is_open(case) else map(_as_submitted, work)), *_settle(case, obstacles)]


def phase(tasks: list[Progress]) -> str:
    """The furthest step in which something has been done."""
    started = [task.step for task in tasks if task.status not in (Status.BLOCKED, Status.NOT_STARTED)]
    return started[-1] if started else next(iter(STEPS))


def _by_part(obstacles: list[Obstacle]) -> Hindered:
    found: dict[str, list[Obstacle]] = defaultdict(list)
    for obstacle in obstacles:
        part = MENDED_IN.get(obstacle.code, "")
        if obstacle.place == "perspective":
            part = f"perspective:{obstacle.arguments['kind']}"
        found[part].append(obstacle)
    return found


def _task(
    part: str,
    *,
    started: object,
    done: object,
    hindered: Sequence[Obstacle] = (),
    opens: Text = "",
) -> Progress:
    """`opens` says what has to happen before the task can be started; empty when it can."""
    status, why = Status.NOT_STARTED, ""
    if opens:
        status, why = Status.BLOCKED, str(opens)
    elif done and hindered:
        status, why = Status.ACTION, str(hindered[0].message)
    elif done:
        status = Status.DONE
    elif started:
        status = Status.IN_PROGRESS
    return Progress(TASKS[part][0], part, status, why)


def _as_submitted(task: Progress) -> Progress:
    """Who submits a case says that she is done with what is in it."""
    begun = task.status in (Status.IN_PROGRESS, Status.ACTION, Status.DONE)
    return replace(task, status=Status.DONE if begun else Status.NOT_STARTED, why="")


def _prepare(case: Case, standing: Standing, hindered: Hindered) -> Iterator[Progress]:
    for part, fields in FIELDS.items():
        started = any(getattr(case, field).strip() for field in fields)
        yield _task(part, started=started, done=part in case.done_parts, hindered=hindered.get(part, ()))
    yield _task("alternatives", started=standing.counts.alternatives, done="alternatives" in case.done_parts)
    yield _task("goals", started=standing.counts.goals, done="goals" in case.done_parts)


def _gather(case: Case, standing: Standing, hindered: Hindered) -> Iterator[Progress]:
    yield _task("stakeholders", started=standing.counts.stakeholders, done="stakeholders" in case.done_parts)
    # What is asked outside is kept by a room above this one; here only that something has happened there is known.
    yield _task("inquiries", started="inquiries" in standing.touched, done="inquiries" in case.done_parts)
    for perspective in standing.perspectives:
        part = f"perspective:{perspective.kind}"
        yield _task(
            part,
            started=perspective.status == PerspectiveStatus.IN_PROGRESS,
            done=perspective.status in (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE),
            hindered=hindered.get(part, ()),
        )
    done = "sources" in case.done_parts
    yield _task("sources", started=standing.counts.sources, done=done, hindered=hindered.get("sources", ()))


def _analyse(case: Case, standing: Standing, hindered: Hindered) -> Iterator[Progress]:
    counts, needs = standing.counts, standing.needs
    written, measured = "needs" in case.done_parts, "effects" in case.done_parts
    first = "" if needs.all else _("Opens when the first need is written.")
    both = "" if needs.all and counts.goals else _("Opens when there are both goals and needs.")
    gaps = hindered.get("trace", [])
    if counts.uncovered:
        gaps = [*gaps, Obstacle("uncovered", gettext("No need serves one of the goals. Link a need, or write why."))]
    yield _task("needs", started=needs.all, done=written, hindered=hindered.get("needs", ()))
    yield _task("effects", started=counts.effects, done=measured, hindered=hindered.get("effects", ()), opens=first)
    yield _task("trace", started=counts.links, done=counts.links and (written or not gaps), hindered=gaps, opens=both)


def _prioritise(case: Case, standing: Standing, hindered: Hindered) -> Iterator[Progress]:
    counts, needs = standing.counts, standing.needs
    settled, scored = "criteria" in case.done_parts, "scores" in case.done_parts
    first = "" if needs.proposed else _("Opens when the first need is no longer a draft.")
    scale = first or ("" if counts.criteria else _("Opens when there is a criterion to score on."))
    decided = needs.classified == needs.proposed
    # The default criteria come with the case: to leave them as they are is a choice once the case is submitted.
    chosen = "criteria" in standing.touched or (counts.criteria and not is_open(case))
    yield _task("criteria", started=chosen, done=settled)
    yield _task("scores", started=counts.scores, done=scored, opens=scale)
    yield _task("priority", started=needs.classified, done=decided, hindered=hindered.get("priority", ()), opens=first)


def _settle(case: Case, obstacles: list[Obstacle]) -> Iterator[Progress]:
    if is_open(case):
        remains = _("Opens when what remains above is done.") if obstacles else ""
        yield _task("submit", started=False, done=False, opens=remains)
        yield _task("decide", started=False, done=False, opens=_("Opens when the case has been submitted."))
    else:
        yield _task("submit", started=True, done=True)
        yield _task("decide", started=True, done=case.state != CaseState.SUBMITTED)

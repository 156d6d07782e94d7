"""What the hub of a case shows, computed once and formatted, so that its templates only set it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from needs.casefile.kinds import CaseState
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import Obstacle

from ..models import Case
from ..queries.event import Told, digest
from ..queries.task import FIELDS, Standing
from ..rules.approval import Mandate
from ..rules.progress import STATUSES, Progress, Status, phase
from ..tasks import STEPS, name_of, url_of
from ..wording import day, distance, money, number

SHOWN = 5
CAME_WITH = {**dict.fromkeys(FIELDS, "created"), "trace": "needs", "priority": "needs"}
COLOURS = {Status.ACTION: "amber", Status.IN_PROGRESS: "blue", Status.NOT_STARTED: "grey"}
DATES: tuple[tuple[str, str | Promise], ...] = (
    ("decision_due_on", gettext_lazy("Decision due")),
    ("contract_ends_on", gettext_lazy("Today's contract ends")),
    ("contract_starts_on", gettext_lazy("New contract starts")),
)


@dataclass(frozen=True)
class TaskRow:
    """`url` is empty when the task cannot be started; `colour` is empty when the status is plain text."""

    name: str
    url: str
    who: str
    day: str
    status: str
    colour: str
    is_done: bool
    why: str


@dataclass(frozen=True)
class StepRow:
    number: int
    name: str
    summary: str
    tasks: list[TaskRow]


@dataclass(frozen=True)
class NextDate:
    day: str
    distance: str
    what: str
    is_late: bool


@dataclass(frozen=True)
class Worth:
    """Hours put into the work beside what it costs a year to leave the must-needs unmet; empty when not known."""

    hours: str
    cost: str


@dataclass(frozen=True)
class Hub:
    phase: str
    steps: list[StepRow]
    obstacles: list[Obstacle]
    more_obstacles: int
    obstacle_count: int
    next_date: NextDate | None
    worth: Worth
    events: list[Told]
    decides: str
    value: str


def hub(
    case: Case, standing: Standing, tasks: list[Progress], obstacles: list[Obstacle], mandate: Mandate, news: str = ""
) -> Hub:
    """`news` is what waits among the answers from outside, in words."""
    decides = case.approver.name if case.approver else mandate.names
    tasks = [replace(task, why=task.why or news) if task.part == "inquiries" else task for task in tasks]
    hours = ngettext("%(hours)s hour", "%(hours)s hours", round(case.hours_spent or 0)) % {
        "hours": number(case.hours_spent or 0)
    }
    # One more than fits is shown as well: "and 1 more" would take the same room.
    shown = len(obstacles) if len(obstacles) <= SHOWN + 1 else SHOWN
    return Hub(
        phase=str(STEPS[phase(tasks)]),
        steps=list(_steps(case, tasks, standing, decides)),
        obstacles=obstacles[:shown],
        more_obstacles=len(obstacles) - shown,
        obstacle_count=len(obstacles),
        next_date=_next_date(case),
        worth=Worth(hours if case.hours_spent else "", money(standing.needs.cost) if standing.needs.cost else ""),
        events=digest(standing.recent),
        decides=decides,
        value=money(case.estimated_value),
    )


def _steps(case: Case, tasks: list[Progress], standing: Standing, decides: str) -> Iterator[StepRow]:
    for place, (step, name) in enumerate(STEPS.items(), start=1):
        here = [task for task in tasks if task.step == step]
        rows = [_row(case, task, standing, decides) for task in here]
        yield StepRow(place, str(name), _summary(step, here), rows)


def _summary(step: str, tasks: list[Progress]) -> str:
    if step == "settle":
        return ""
    counted = [task for task in tasks if task.part.startswith("perspective:")] if step == "gather" else tasks
    figures = {"done": sum(task.status == Status.DONE for task in counted), "all": len(counted)}
    if step == "gather":
        return _("%(done)d of %(all)d perspectives settled") % figures
    return _("%(done)d of %(all)d done") % figures


def _row(case: Case, task: Progress, standing: Standing, decides: str) -> TaskRow:
    who, when = _last(case, task, standing, decides)
    return TaskRow(
        name=name_of(task.part),
        url="" if task.status == Status.BLOCKED else url_of(task.part, case.key),
        who=who,
        day=when,
        status=str(STATUSES[task.status]),
        colour=COLOURS.get(task.status, ""),
        is_done=task.status == Status.DONE,
        why=task.why,
    )


def _last(case: Case, task: Progress, standing: Standing, decides: str) -> tuple[str, str]:
    """Who and when: the last who worked on it, or the one who is to do it and by when."""
    due = case.decision_due_on
    by = pgettext("deadline", "by %(day)s") % {"day": day(due)} if due else ""
    touched = _touched(task, standing)
    if task.part == "decide" and task.status != Status.DONE:
        return decides, by
    if task.part == "submit" and task.status != Status.DONE:
        return case.owner.name, by
    if touched:
        return touched.actor, day(touched.at)
    led = {f"perspective:{one.kind}": one.lead for one in standing.perspectives}
    lead = led.get(task.part)
    return (lead.name, "") if lead else ("", "")


def _touched(task: Progress, standing: Standing) -> Event | None:
    """The last event of a part; what came with the case, or with its needs, has none of its own."""
    if task.status in (Status.BLOCKED, Status.NOT_STARTED):
        return None
    return standing.touched.get(task.part) or standing.touched.get(CAME_WITH.get(task.part, ""))


def _next_date(case: Case) -> NextDate | None:
    """The nearest day ahead; a decision that should have been made goes before everything else."""
    today = timezone.localdate()
    days = [(getattr(case, field), field, str(what)) for field, what in DATES if getattr(case, field)]
    undecided = case.state in (CaseState.DRAFT, CaseState.SUBMITTED, CaseState.RETURNED)
    late = [found for found in days if found[0] < today and found[1] == "decision_due_on" and undecided]
    ahead = [found for found in days if found[0] >= today and (undecided or found[1] != "decision_due_on")]
    return next((_date(*found, today) for found in [*late, *sorted(ahead)]), None)


def _date(when: date, _field: str, what: str, today: date) -> NextDate:
    return NextDate(day(when), distance(when, today), what, when < today)

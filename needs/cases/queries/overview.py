"""What a person meets first: her cases, what is hers to do in them, and what has happened there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from needs.accounts.models import User
from needs.casefile.kinds import CaseState, PerspectiveStatus
from needs.safekeeping.models import Event

from ..annexes import news_of
from ..choices import PERSPECTIVES
from ..models import Baseline, Case, Decision, Perspective
from ..tasks import name_of
from ..wording import distance, money
from .event import Told, digest, told
from .listing import CaseRow, mine, row_of

CASES = 12
EVENTS = 60
OVER = [CaseState.CLOSED.value, CaseState.CANCELLED.value, CaseState.REJECTED.value]


@dataclass(frozen=True)
class Task:
    """Something that is mine to do. `due` is empty when no day is set."""

    text: str
    url: str
    case: str
    due: str
    distance: str
    is_late: bool


@dataclass(frozen=True)
class Waiting:
    """A case that rests with me for decision."""

    url: str
    report_url: str
    number: str
    title: str
    version: int
    submitted_by: str
    submitted_on: str
    due: str
    distance: str
    is_late: bool
    value: str


@dataclass(frozen=True)
class News:
    """What has come in to a case of mine and waits to be taken care of."""

    text: str
    url: str
    case: str


@dataclass(frozen=True)
class Happened:
    told: Told
    case: str
    case_url: str


def my_cases(user: User) -> list[Case]:
    """Cases I run or work on that are not over, the last changed first."""
    cases = mine(Case.objects.visible_to(user), user).exclude(state__in=OVER)
    return list(cases.select_related("organisation", "unit", "owner").order_by("-changed_at", "-pk")[:CASES])


def rows(cases: Iterable[Case]) -> list[CaseRow]:
    return [row_of(case) for case in cases]


def resume(user: User, cases: list[Case]) -> Happened | None:
    """Where I last changed something, in a case that is still open."""
    titles = {case.key: case for case in cases if case.state == CaseState.DRAFT}
    event = Event.objects.filter(stream__in=titles, by=user).order_by("-at", "-sequence").first()
    if event is None:
        return None
    line = told(event)
    if event.kind == "scores.given":
        line = replace(line, subject=name_of("scores"))
    return _happened(line, titles)


def recent(cases: list[Case]) -> list[Happened]:
    titles = {case.key: case for case in cases}
    events = Event.objects.filter(stream__in=titles).select_related("by").order_by("-at", "-sequence")[:EVENTS]
    return [_happened(line, titles) for line in digest(events, limit=8)]


def tasks(user: User, cases: list[Case]) -> list[Task]:
    """What is mine to do, what is due first on top. One query."""
    found = [task for case in cases for task in _of_case(user, case)]
    found += [_of_perspective(perspective) for perspective in _unheard(user)]
    return [task for _due, task in sorted(found, key=lambda pair: (pair[0] is None, pair[0] or date.max))]


def news(cases: list[Case]) -> list[News]:
    """What rooms above this one tell of my cases."""
    told = news_of(cases)
    return [News(*told[case.pk], f"{case.number} {case.title}") for case in cases if case.pk in told]


def waiting(cases: Iterable[Case]) -> list[Waiting]:
    """`cases` come annotated by `submitted`."""
    return [_waiting(case) for case in cases]


def submitted(user: User) -> QuerySet[Case]:
    """Submitted cases the person may see, with the version that awaits a decision; the oldest first."""
    latest = Baseline.objects.filter(case=OuterRef("pk")).order_by("-version")
    cases: QuerySet[Case] = Case.objects.visible_to(user)
    return (
        cases.filter(state=CaseState.SUBMITTED.value)
        .select_related("owner", "organisation")
        .annotate(
            version_submitted=Subquery(latest.values("version")[:1]),
            submitted_at=Subquery(latest.values("submitted_at")[:1]),
            submitter=Subquery(latest.values("submitted_by")[:1]),
            submitter_name=Subquery(latest.values("submitted_by__name")[:1]),
        )
        .order_by("submitted_at", "pk")
    )


def returned(cases: Iterable[Case]) -> dict[int, str]:
    """The comment of the last decision, by case."""
    decisions = Decision.objects.filter(baseline__case__in=cases).order_by("decided_at")
    return dict(decisions.values_list("baseline__case", "comment"))


def _of_case(user: User, case: Case) -> Iterable[tuple[date | None, Task]]:
    if case.owner_id != user.pk:
        return
    hub = reverse("case_hub", kwargs={"key": case.key})
    if case.state == CaseState.RETURNED:
        text = pgettext("my task", "Read why the case was returned, and start a new version")
        yield case.decision_due_on, _task(case, text, hub, case.decision_due_on)
    elif case.state == CaseState.DRAFT and case.decision_due_on:
        text = pgettext("my task", "Submit the case for decision")
        yield case.decision_due_on, _task(case, text, hub, case.decision_due_on)


def _unheard(user: User) -> QuerySet[Perspective]:
    left = [PerspectiveStatus.NOT_STARTED.value, PerspectiveStatus.IN_PROGRESS.value]
    led = Perspective.objects.filter(lead=user, status__in=left, case__state=CaseState.DRAFT.value)
    return led.filter(case__in=Case.objects.visible_to(user)).select_related("case").order_by("pk")


def _of_perspective(perspective: Perspective) -> tuple[date | None, Task]:
    case = perspective.case
    url = reverse("perspective", kwargs={"key": case.key, "kind": perspective.kind})
    name = str(PERSPECTIVES[perspective.kind]).lower()
    text = pgettext("my task", "Hear the perspective %(name)s") % {"name": name}
    return case.decision_due_on, _task(case, text, url, case.decision_due_on)


def _task(case: Case, text: str, url: str, due: date | None) -> Task:
    return Task(text, url, f"{case.number} {case.title}", due.isoformat() if due else "", *_deadline(due))


def _deadline(due: date | None) -> tuple[str, bool]:
    return (distance(due), due < timezone.localdate()) if due else ("", False)


def _waiting(case: Case) -> Waiting:
    near, late = _deadline(case.decision_due_on)
    moment_submitted = timezone.localtime(case.submitted_at)  # type: ignore[attr-defined]  # annotated
    return Waiting(
        url=reverse("case_decide", kwargs={"key": case.key}),
        report_url=reverse("case_hub", kwargs={"key": case.key}),
        number=case.number,
        title=case.title,
        version=case.version_submitted,  # type: ignore[attr-defined]  # annotated
        submitted_by=case.submitter_name,  # type: ignore[attr-defined]  # annotated
        submitted_on=f"{moment_submitted:%Y-%m-%d}",
        due=case.decision_due_on.isoformat() if case.decision_due_on else "",
        distance=near,
        is_late=late,
        value=money(case.estimated_value),
    )


def _happened(line: Told, cases: dict[str, Case]) -> Happened:
    case = cases[line.case]
    return Happened(line, case.title, reverse("case_hub", kwargs={"key": case.key}))

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from needs.cases.actions.case import change_case, mark_part
from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.actions.perspective import change_perspective
from needs.cases.models import Perspective
from needs.cases.queries.task import standing
from needs.cases.rules.progress import Status, phase, progress
from needs.cases.rules.submission import obstacles
from tests.cases.factories import make_case, make_need, make_ready_case, make_source, make_user

pytestmark = pytest.mark.django_db


def tasks_of(case):
    case.refresh_from_db()
    return progress(case, standing(case), obstacles(case) if case.state == "draft" else [])


def status_of(case, part):
    return {task.part: task.status for task in tasks_of(case)}[part]


def test_a_new_case_has_every_task_and_nothing_begun():
    case = make_case(purpose="")
    assert [task.part for task in tasks_of(case)][:3] == ["background", "situation", "lessons"]
    assert {task.status for task in tasks_of(case)} == {Status.NOT_STARTED, Status.BLOCKED}
    assert phase(tasks_of(case)) == "prepare"


def test_a_part_moves_from_not_started_by_what_is_written_and_said():
    case = make_case()
    assert status_of(case, "situation") == Status.NOT_STARTED
    change_case(case=case, values={"situation_costs": "2 miljoner"}, edit=None, by=case.owner)
    assert status_of(case, "situation") == Status.IN_PROGRESS
    mark_part(case=case, part="situation", done=True, by=case.owner)
    assert status_of(case, "situation") == Status.DONE


def test_a_part_said_to_be_done_with_a_gap_needs_action_and_says_why():
    case = make_case()
    mark_part(case=case, part="background", done=True, by=case.owner)
    task = next(task for task in tasks_of(case) if task.part == "background")
    assert (task.status, task.why) == (Status.ACTION, obstacles(case)[0].message)


def test_a_perspective_follows_its_own_status():
    case = make_case()
    citizen = Perspective.objects.get(case=case, kind="citizen")
    for said, status in (("in_progress", Status.IN_PROGRESS), ("heard", Status.DONE)):
        change_perspective(perspective=citizen, values={"status": said}, edit=None, by=case.owner)
        assert status_of(case, "perspective:citizen") == status


def test_what_needs_something_else_first_says_what():
    case = make_case()
    blocked = {task.part: task.why for task in tasks_of(case) if task.status == Status.BLOCKED}
    assert blocked.keys() == {"effects", "trace", "scores", "priority", "submit", "decide"}
    assert blocked["effects"] == "Öppnas när det första behovet är skrivet."
    make_need(case)
    assert status_of(case, "effects") == Status.NOT_STARTED
    assert status_of(case, "scores") == Status.BLOCKED
    make_need(case, status="proposed")
    assert status_of(case, "scores") == Status.NOT_STARTED


def test_submitting_opens_when_nothing_remains_and_deciding_when_it_is_submitted():
    case = make_ready_case()
    approver = make_user("approver", case.organisation)
    assert (status_of(case, "submit"), status_of(case, "decide")) == (Status.NOT_STARTED, Status.BLOCKED)
    submit_case(case=case, by=case.owner)
    assert (status_of(case, "submit"), status_of(case, "decide")) == (Status.DONE, Status.IN_PROGRESS)
    assert phase(tasks_of(case)) == "settle"
    decide_case(case=case, version=1, verdict="approve", comment="", needs={"B-001": ("approve", "")}, by=approver)
    assert status_of(case, "decide") == Status.DONE


def test_what_is_submitted_counts_as_done_and_what_is_empty_as_not_started():
    case = make_ready_case()
    make_user("approver", case.organisation)
    assert status_of(case, "background") == Status.IN_PROGRESS
    submit_case(case=case, by=case.owner)
    assert (status_of(case, "background"), status_of(case, "lessons")) == (Status.DONE, Status.NOT_STARTED)


def test_the_last_who_worked_on_a_part_is_known():
    case = make_case()
    make_source(case)
    change_case(case=case, values={"lessons": "Mindre papper"}, edit=None, by=case.owner)
    mark_part(case=case, part="needs", done=True, by=case.owner)
    touched = standing(case).touched
    assert touched.keys() == {"created", "sources", "lessons", "needs"}
    assert (touched["lessons"].actor, touched["needs"].kind) == (case.owner.name, "part.done")


def test_retired_needs_and_removed_records_do_not_count():
    case = make_case()
    need = make_need(case, status="proposed")
    type(need).objects.filter(pk=need.pk).update(status="rejected")
    source = make_source(case)
    type(source).objects.filter(pk=source.pk).update(removed=True)
    state = standing(case)
    assert (state.needs.all, state.needs.proposed, state.counts.sources) == (0, 0, 0)


def test_the_cost_of_unmet_needs_is_expected_and_of_must_needs_only():
    case = make_ready_case()
    case.needs.update(probability=3, cost_per_year=1_000_000)
    make_need(case, status="proposed", probability=5, cost_per_year=9_000_000)
    assert standing(case).needs.cost == pytest.approx(400_000)


@pytest.mark.parametrize("needs", [1, 30])
def test_the_standing_takes_seven_queries_however_many_needs(needs):
    case = make_case()
    for _ in range(needs):
        make_need(case, status="proposed")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        standing(case)
    assert len(queries) == 7

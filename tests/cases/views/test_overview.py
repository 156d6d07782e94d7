"""Where a person lands: what waits for her, what is hers to do, what has happened."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from needs.cases.actions.case import change_case, set_team
from needs.cases.actions.decision import submit_case
from needs.cases.actions.perspective import change_perspective
from tests.cases.factories import make_case, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def overview(client, user):
    client.force_login(user)
    return " ".join(client.get(reverse("overview")).content.decode().split())


def test_a_new_officer_is_invited_to_start_a_case(client):
    page = overview(client, make_user("officer"))
    assert "Det tar tre frågor att starta ett." in page
    assert f'<a class="button" href="{reverse("case_new")}">Starta ett ärende</a>' in page


def test_a_new_reader_is_shown_the_way_to_the_cases(client):
    page = overview(client, make_user("reader"))
    assert "Du är inte med i arbetsgruppen för något ärende." in page
    assert reverse("case_new") not in page


def test_the_approver_meets_what_waits_first_of_all(client):
    case = make_ready_case()
    approver = make_user("approver", case.organisation)
    assert "Inget väntar på ditt beslut" in overview(client, approver)
    submit_case(case=case, by=case.owner)
    page = overview(client, approver)
    assert "Ett ärende väntar på ditt beslut" in page
    assert page.index(f'href="{reverse("case_decide", kwargs={"key": case.key})}"') < page.index("Alla ärenden")
    assert "väntar på ditt beslut" not in overview(client, case.owner)


def test_an_approver_of_another_organisation_sees_nothing_of_it(client):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    assert case.title not in overview(client, make_user("approver"))


def test_tasks_stand_by_date_and_what_is_late_is_marked(client):
    officer = make_user("officer")
    today = timezone.localdate()
    later = make_case(officer, title="Senare", decision_due_on=today + timedelta(days=30))
    late = make_case(officer, title="Sent", decision_due_on=today - timedelta(days=2))
    page = overview(client, officer)
    tasks = page[page.index("Att göra") : page.index("Dina ärenden")]
    assert tasks.index(f"{late.number} Sent") < tasks.index(f"{later.number} Senare")
    assert "för 2 dagar sedan" in tasks


def test_a_perspective_that_is_mine_to_hear_is_a_task_until_it_is_heard(client):
    case = make_case()
    colleague = make_user("contributor", case.organisation)
    citizen = case.perspectives.get(kind="citizen")
    citizen = change_perspective(perspective=citizen, values={"lead": colleague}, edit=None, by=case.owner)
    assert "Hör perspektivet medborgare" in overview(client, colleague)
    change_perspective(perspective=citizen, values={"status": "heard"}, edit=None, by=case.owner)
    assert "Hör perspektivet medborgare" not in overview(client, colleague)


def test_it_leads_back_to_what_was_last_changed(client):
    case = make_case(title="Larm")
    make_need(case)
    page = overview(client, case.owner)
    part = page[page.index("Fortsätt där du slutade") : page.index("Dina ärenden")]
    assert f'<a href="/arenden/{case.key}/behov/B-001/">B-001</a> i' in part
    assert ">Larm</a>" in part


def test_a_colleague_on_the_team_meets_the_case_and_one_outside_does_not(client):
    case = make_case(title="Larm")
    inside, outside = (make_user("contributor", case.organisation) for _ in range(2))
    set_team(case=case, users=[inside], by=case.owner)
    assert "Larm" in overview(client, inside)
    assert "Larm" not in overview(client, outside)


def test_a_restricted_case_is_never_told_of_to_those_who_left_the_team(client):
    case = make_case(title="Larm", restricted=True)
    colleague = make_user("contributor", case.organisation)
    set_team(case=case, users=[colleague], by=case.owner)
    assert "Larm" in overview(client, colleague)
    set_team(case=case, users=[], by=case.owner)
    change_case(case=case, values={"purpose": "Hemligt"}, edit=None, by=case.owner)
    assert "Larm" not in overview(client, colleague)


@pytest.mark.parametrize("cases", [1, 3])
def test_the_overview_takes_the_same_queries_however_many_cases(client, cases, django_assert_num_queries):
    officer = make_user("officer")
    for _ in range(cases):
        make_need(make_case(officer))
    client.force_login(officer)
    with django_assert_num_queries(10):
        client.get(reverse("overview"))

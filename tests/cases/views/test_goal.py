import pytest
from django.urls import reverse

from needs.cases.actions.decision import submit_case
from needs.cases.actions.goal import choose_goals
from needs.cases.models import Case, CaseGoal
from needs.strategy.actions.catalogue import retire_goal
from tests.cases.factories import make_case, make_goal, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_case()


@pytest.fixture
def goals(case):
    return [make_goal(case.organisation, title) for title in ("Trygghet", "Jämlikhet", "Klimat")]


def page(name, case, *numbers):
    return reverse(name, args=[case.key, *numbers])


def chosen(case):
    return [(goal.ref, goal.goal.title) for goal in CaseGoal.objects.filter(case=case, removed=False)]


def ticked(*goals, before=()):
    return {"goals": [goal.key for goal in goals], "before": [goal.key for goal in before], "done": "no"}


def test_ticked_goals_are_numbered_in_the_order_of_their_catalogue(client, case, goals):
    client.force_login(case.owner)
    assert client.post(page("case_goals", case), ticked(goals[2], goals[0])).url == page("case_goals", case)
    assert chosen(case) == [("M1", "Trygghet"), ("M2", "Klimat")]


def test_a_goal_that_returns_keeps_its_number(client, case, goals):
    client.force_login(case.owner)
    client.post(page("case_goals", case), ticked(*goals))
    client.post(page("case_goals", case), ticked(goals[0], goals[2], before=goals))
    assert chosen(case) == [("M1", "Trygghet"), ("M3", "Klimat")]
    client.post(page("case_goals", case), ticked(*goals, before=(goals[0], goals[2])))
    assert chosen(case) == [("M1", "Trygghet"), ("M2", "Jämlikhet"), ("M3", "Klimat")]


def test_two_who_choose_at_the_same_time_only_add_what_each_of_them_meant_to(client, case, goals):
    client.force_login(case.owner)
    client.post(page("case_goals", case), ticked(goals[0]))
    client.post(page("case_goals", case), ticked(goals[1]))
    assert chosen(case) == [("M1", "Trygghet"), ("M2", "Jämlikhet")]


def test_a_goal_that_a_need_serves_is_not_taken_away_and_the_ticks_stay(client, case, goals):
    choose_goals(case=case, goals=goals, by=case.owner)
    make_need(case, goals=[{"goal": "M1", "strength": 3}])
    client.force_login(case.owner)
    response = client.post(page("case_goals", case), ticked(goals[1], before=goals))
    html = response.content.decode()
    assert f'<a href="{page("need_edit", case, 1)}">B-001 stödjer ”Trygghet”' in html
    assert "<title>Fel:" in html
    assert [tick.checked for tick in response.context["form"].chosen] == [False, True, False]
    assert len(chosen(case)) == 3


def test_another_organisations_goal_is_not_offered_and_not_taken(client, case):
    foreign = make_goal(make_case().organisation, "Någon annans mål")
    client.force_login(case.owner)
    assert "Någon annans mål" not in client.get(page("case_goals", case)).content.decode()
    client.post(page("case_goals", case), ticked(foreign))
    assert chosen(case) == []


def test_a_retired_goal_is_not_offered_but_stays_where_it_is_chosen(client, case, goals):
    choose_goals(case=case, goals=goals[:1], by=case.owner)
    for goal in goals[:2]:
        retire_goal(goal=goal, by=None)
    client.force_login(case.owner)
    form = client.get(page("case_goals", case)).context["form"]
    offered = [tick.goal.title for catalogue in form.catalogues for tick in catalogue.ticks]
    assert ([tick.goal.title for tick in form.chosen], offered) == (["Trygghet"], ["Klimat"])


def test_being_done_leads_on_to_the_case(client, case, goals):
    client.force_login(case.owner)
    assert client.post(page("case_goals", case), ticked(goals[0]) | {"done": "yes"}).url == page("case_hub", case)
    assert Case.objects.get(pk=case.pk).done_parts == ["goals"]


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("contributor", 403), ("reader", 403), (None, 404)])
def test_only_officers_of_the_organisation_choose(client, case, goals, role, status):
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert client.post(page("case_goals", case), ticked(goals[0])).status_code == status
    assert bool(chosen(case)) == (status == 302)


def test_a_locked_case_shows_its_goals_as_text(client):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    assert 'type="checkbox"' not in client.get(page("case_goals", case)).content.decode()
    assert client.post(page("case_goals", case), ticked()).status_code == 409


TITLES = {
    (0, 0): "Alla mål och behov hänger ihop",
    (1, 0): "Ett mål saknar koppling",
    (0, 2): "Två behov saknar koppling",
    (1, 1): "Ett mål och ett behov saknar koppling",
    (2, 3): "Två mål och tre behov saknar koppling",
}


@pytest.mark.parametrize(("gaps", "title"), TITLES.items())
def test_the_title_of_the_matrix_states_what_was_found(client, case, gaps, title):
    uncovered, orphans = gaps
    choose_goals(
        case=case, goals=[make_goal(case.organisation, f"Mål {n}") for n in range(uncovered + 1)], by=case.owner
    )
    make_need(case, goals=[{"goal": "M1", "strength": 2}])
    for _ in range(orphans):
        make_need(case)
    client.force_login(case.owner)
    html = " ".join(client.get(page("case_trace", case)).content.decode().split())
    assert f"<h1>{title} </h1>" in html
    assert f"<title>{title} – Behovsarbete" in html


def test_each_gap_leads_to_where_it_is_mended(client, case, goals):
    choose_goals(case=case, goals=goals[:1], by=case.owner)
    make_need(case)
    client.force_login(case.owner)
    html = client.get(page("case_trace", case)).content.decode()
    assert f'<a href="{page("case_goal", case, 1)}">Skriv varför målet inte berörs' in html
    assert f'<a href="{page("need_edit", case, 1)}#id_no_goal_reason">Skriv skälet' in html


def test_readers_see_the_gaps_without_the_actions(client, case, goals):
    choose_goals(case=case, goals=goals[:1], by=case.owner)
    make_need(case)
    client.force_login(make_user("reader", case.organisation))
    html = client.get(page("case_trace", case)).content.decode()
    assert "Mål som inget behov stödjer" in html
    assert "Skriv varför målet inte berörs" not in html


def test_why_no_need_serves_a_goal_is_written_by_officers(client, case, goals):
    choose_goals(case=case, goals=goals[:1], by=case.owner)
    typed = {"version": 1, "uncovered_reason": "Ett annat ärende"}
    for person, status in ((make_user("reader", case.organisation), 403), (make_user("officer"), 404)):
        client.force_login(person)
        assert client.post(page("case_goal", case, 1), typed).status_code == status
    client.force_login(case.owner)
    assert client.post(page("case_goal", case, 1), typed).url == page("case_trace", case)
    assert CaseGoal.objects.get().uncovered_reason == "Ett annat ärende"


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("case_goals", 6), ("case_trace", 7)])
def test_the_pages_take_the_same_queries_at_one_and_three_rows(
    client, case, rows, name, queries, django_assert_num_queries
):
    choose_goals(case=case, goals=[make_goal(case.organisation, f"Mål {n}") for n in range(rows)], by=case.owner)
    for number in range(rows):
        make_goal(case.organisation, f"Ovalt {number}")
        make_need(case, goals=[{"goal": f"M{number + 1}", "strength": 2}])
    client.force_login(case.owner)
    with django_assert_num_queries(queries):
        client.get(page(name, case))

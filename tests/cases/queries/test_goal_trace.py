import pytest

from needs.cases.actions.goal import choose_goals, explain_uncovered
from needs.cases.queries.trace import trace
from tests.cases.factories import make_case, make_goal, make_need

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = make_case()
    goals = [
        make_goal(case.organisation, title) for title in ("Trygghet", "Självbestämmande", "Fossilfria transporter")
    ]
    choose_goals(case=case, goals=goals, by=case.owner)
    return case


def linked(case, **strengths):
    return make_need(case, goals=[{"goal": ref, "strength": strength} for ref, strength in strengths.items()])


def test_every_link_stands_in_its_cell_with_its_strength(case):
    linked(case, M1=3, M2=1)
    linked(case, M1=2)
    found = trace(case)
    assert [[cell.text for cell in line.cells] for line in found.lines] == [["3", "1", ""], ["2", "", ""]]
    assert [[cell.css for cell in line.cells] for line in found.lines] == [["s3", "s1", "gap"], ["s2", "", "gap"]]


def test_the_margins_count_links_both_ways(case):
    linked(case, M1=3, M2=1)
    linked(case, M1=2)
    found = trace(case)
    assert ([column.needs for column in found.columns], [line.goals for line in found.lines]) == ([2, 1, 0], [2, 1])
    assert (found.links, found.covered, found.linked) == (3, 2, 2)


def test_a_goal_without_a_need_and_a_need_without_a_goal_are_gaps(case):
    linked(case, M1=1, M2=1)
    orphan = make_need(case)
    found = trace(case)
    assert ([goal.ref for goal in found.uncovered], [need.ref for need in found.orphans]) == (["M3"], [orphan.ref])
    assert [cell.css for cell in found.lines[1].cells] == ["gap", "gap", "gap"]


def test_a_gap_with_a_reason_is_explained_and_no_longer_a_gap(case):
    linked(case, M1=1, M2=1)
    make_need(case, no_goal_reason="Följer av lag")
    goal = case.goals.get(number=3)
    explain_uncovered(case_goal=goal, reason="Ett annat ärende", edit=None, by=case.owner)
    found = trace(case)
    assert (found.uncovered, found.orphans) == ([], [])
    assert [goal.reason for goal in found.explained_goals] == ["Ett annat ärende"]
    assert [need.reason for need in found.explained_needs] == ["Följer av lag"]


def test_a_need_that_has_left_serves_no_goal(case):
    left = linked(case, M1=3)
    type(left).objects.filter(pk=left.pk).update(status="deferred", retired_reason="Nästa avtal")
    found = trace(case)
    assert (found.lines, found.columns[0].needs) == ([], 0)


def test_long_words_may_break_between_columns(case):
    assert trace(case).columns[1].title == "Själv\xadbes\xadtäm\xadmande"


@pytest.mark.parametrize("needs", [1, 3])
def test_the_matrix_takes_three_queries(case, needs, django_assert_num_queries):
    for _ in range(needs):
        linked(case, M1=2)
    with django_assert_num_queries(3):
        trace(case)

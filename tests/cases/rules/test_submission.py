"""What the checker would not let pass stands in the way of a decision until it is changed or has a reason."""

import pytest

from needs.cases.actions.decision import submit_case
from needs.cases.actions.need import change_need, retire_need
from needs.cases.rules.submission import obstacles
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_need, make_ready_case, make_source, make_user

pytestmark = pytest.mark.django_db
NAMED = {"what": "mötas i Microsoft Teams"}
REASON = {"rule": "brand", "text": "Microsoft Teams", "reason": "Regionen har valt det åt alla"}


@pytest.fixture
def case():
    case = make_ready_case()
    make_user("approver", case.organisation)
    return case


def change(case, **values):
    change_need(need=case.needs.get(number=1), values=values, edit=None, by=case.owner)


def found(case):
    return [(obstacle.code, obstacle.fragment, str(obstacle.message)) for obstacle in obstacles(case)]


def test_a_make_without_a_reason_stands_in_the_way_and_leads_to_its_field(case):
    change(case, **NAMED)
    assert found(case) == [
        ("remark", "id_what", "Skriv ”Microsoft Teams” i B-001 på annat sätt, eller varför det behöver stå där")
    ]
    assert obstacles(case)[0].url.endswith("/behov/B-001/andra/#id_what")
    with pytest.raises(RuleViolation):
        submit_case(case=case, by=case.owner)


def test_with_a_reason_the_case_is_submitted_and_the_reason_goes_with_it(case):
    change(case, **NAMED, on_purpose=[REASON])
    assert found(case) == []
    file = submit_case(case=case, by=case.owner).case_file()
    assert [given.reason for given in file.needs[0].on_purpose] == ["Regionen har valt det åt alla"]


def test_or_equivalent_is_enough(case):
    change(case, what="mötas i Microsoft Teams eller likvärdigt")
    assert found(case) == []


@pytest.mark.parametrize(
    ("field", "text"), [("who", "TBD"), ("so_that", "xxx"), ("title", "???"), ("problem", "TBD"), ("met_when", ["TBD"])]
)
def test_something_left_to_fill_in_stands_in_the_way_wherever_it_is(case, field, text):
    change(case, **{field: text})
    assert [(code, fragment) for code, fragment, _message in found(case)] == [("remark", f"id_{field}")]


def test_each_thing_is_asked_for_once(case):
    change(case, **NAMED, title="Microsoft Teams", met_when=["Microsoft Teams används"])
    assert len(found(case)) == 1


def test_what_deserves_a_second_look_does_not_stand_in_the_way(case):
    change(case, what="ha en användarvänlig app")
    assert found(case) == []


def test_drafts_and_needs_that_have_left_are_not_asked_about(case):
    make_need(case, **NAMED)
    retire_need(need=make_need(case, **NAMED), status="rejected", reason="Ingen", edit=None, by=case.owner)
    assert found(case) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_obstacles_take_six_queries_however_many_needs_have_remarks(case, count, django_assert_num_queries):
    for _each in range(count):
        make_need(case, **NAMED, status="proposed")
    with django_assert_num_queries(6):
        assert "remark" in [obstacle.code for obstacle in obstacles(case)]


def test_a_perspective_with_voices_is_only_to_be_marked_as_heard(case):
    case.perspectives.filter(kind__in=["operations", "citizen"]).update(status="in_progress")
    make_source(case, perspective="operations", voices=3)
    assert {message for _code, _fragment, message in found(case)} >= {
        "Markera att perspektivet verksamhet är hört, eller skriv vad som saknas",
    }

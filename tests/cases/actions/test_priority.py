import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.need import retire_need
from needs.cases.actions.priority import add_criterion, classify_need, remove_criterion, score_needs
from needs.cases.models import Score
from needs.cases.rules.priority import Judgement
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def need():
    return make_need(make_case(), status="proposed")


def values(case):
    return {(s.need.ref, s.criterion.ref, s.by.name): s.value for s in Score.objects.filter(need__case=case)}


def test_each_person_writes_and_takes_back_her_own_scores(need):
    case, other = need.case, make_user("officer", need.case.organisation, name="Mira")
    score_needs(case=case, scores={(1, 1): Judgement(5), (1, 2): Judgement(3)}, by=case.owner)
    score_needs(case=case, scores={(1, 1): Judgement(1)}, by=other)
    score_needs(case=case, scores={(1, 2): None}, by=case.owner)
    assert values(case) == {("B-001", "K1", case.owner.name): 5, ("B-001", "K1", "Mira"): 1}


def test_scoring_tells_what_changed_and_nothing_when_nothing_did(need):
    case = need.case
    assert score_needs(case=case, scores={(1, 1): Judgement(5, 2, "Säker")}, by=case.owner) == 1
    assert score_needs(case=case, scores={(1, 1): Judgement(5, 2, "Säker")}, by=case.owner) == 0
    (event,) = Event.objects.filter(kind="scores.given")
    assert event.changes == {"B-001 K1": [None, [5, 2, "Säker"]]}


@pytest.mark.parametrize("cell", [(1, 9), (9, 1)])
def test_only_needs_and_criteria_of_the_case_are_scored(need, cell):
    with pytest.raises(RuleViolation):
        score_needs(case=need.case, scores={cell: Judgement(1)}, by=need.case.owner)


@pytest.mark.parametrize("value", [-1, 6])
def test_values_outside_the_scale_are_refused(need, value):
    with pytest.raises(RuleViolation):
        score_needs(case=need.case, scores={(1, 1): Judgement(value)}, by=need.case.owner)


def test_a_retired_need_or_criterion_is_not_scored(need):
    case = need.case
    remove_criterion(criterion=case.criteria.get(position=1), by=case.owner)
    retire_need(need=make_need(case), status="deferred", reason="Senare", edit=None, by=case.owner)
    for cell in ((1, 1), (2, 2)):
        with pytest.raises(RuleViolation):
            score_needs(case=case, scores={cell: Judgement(1)}, by=case.owner)


def test_a_position_is_never_given_again(need):
    case = need.case
    remove_criterion(criterion=case.criteria.get(position=2), by=case.owner)
    assert add_criterion(case=case, values={"name": "Miljö"}, by=case.owner).ref == "K3"


def test_only_officers_decide_the_class(need):
    colleague = make_user("contributor", need.case.organisation)
    need.case.team.create(user=colleague)
    with pytest.raises(PermissionDenied):
        classify_need(need=need, moscow="must", reason="", edit=None, by=colleague)


def test_an_unknown_class_is_refused(need):
    with pytest.raises(RuleViolation):
        classify_need(need=need, moscow="vital", reason="", edit=None, by=need.case.owner)

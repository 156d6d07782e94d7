"""Who is missing, said so that somebody can do something about it."""

import pytest
from django.urls import reverse

from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.stakeholder import remove_stakeholder
from needs.cases.queries.stakeholder import stakeholder_page
from tests.cases.factories import make_case, make_stakeholder

pytestmark = pytest.mark.django_db
KINDS = ("customer", "citizen", "operations", "political_vision", "business", "industry")


@pytest.fixture
def case():
    return make_case()


def gaps(case):
    return [gap.message for gap in stakeholder_page(case).gaps]


def everybody(case, **values):
    return [
        make_stakeholder(case, **{"perspective": kind, "first_hand": True, "affected": 3} | values) for kind in KINDS
    ]


def test_nothing_is_missing_before_anybody_is_there(case):
    assert gaps(case) == []


def test_nothing_is_missing_when_each_perspective_has_somebody_with_experience(case):
    everybody(case)
    assert gaps(case) == []


def test_perspectives_without_anybody_are_named_and_lead_to_where_one_is_added(case):
    removed = everybody(case)
    for stakeholder in (removed[1], removed[5]):
        remove_stakeholder(stakeholder=stakeholder, by=case.owner)
    (gap,) = stakeholder_page(case).gaps
    assert gap.message == "Ingen från perspektiven medborgare och bransch"
    assert gap.url == reverse("stakeholder_new", args=[case.key]) + "?perspective=citizen"


def test_a_perspective_that_is_set_aside_misses_nobody(case):
    remove_stakeholder(stakeholder=everybody(case)[5], by=case.owner)
    values = {"status": "set_aside", "set_aside_reason": "Köpet berör dem inte"}
    change_perspective(perspective=case.perspectives.get(kind="industry"), values=values, edit=None, by=case.owner)
    assert gaps(case) == []
    assert stakeholder_page(case).groups[5].is_set_aside


def test_nobody_with_experience_of_her_own_is_a_gap(case):
    everybody(case, first_hand=False)
    assert gaps(case) == ["Ingen med egen erfarenhet"]


def test_only_people_who_speak_for_others_is_a_gap_until_somebody_else_is_there(case):
    everybody(case)
    type(case.stakeholders.first()).objects.filter(perspective="citizen").update(role="speaks_for")
    assert gaps(case) == ["Från perspektivet medborgare finns bara de som talar för andra"]
    make_stakeholder(case, perspective="citizen", role="uses", affected=2)
    assert gaps(case) == []


@pytest.mark.parametrize(
    ("influence", "affected", "involvement", "more"),
    [
        (2, 4, "", "men har litet inflytande"),
        (1, 5, "informed", "men har litet inflytande"),
        (2, 4, "interview", None),
        (3, 5, "", ""),
        (2, 3, "", None),
        (None, 5, "", ""),
    ],
)
def test_those_affected_much_are_to_be_heard_whatever_their_influence(case, influence, affected, involvement, more):
    everybody(case)
    values = {"name": "Anhöriga", "influence": influence, "affected": affected, "involvement": involvement}
    make_stakeholder(case, **values)
    told = f"I-007 Anhöriga påverkas mycket {more}".strip() + ". Bestäm hur de ska höras"
    assert gaps(case) == ([] if more is None else [told])


def test_those_who_are_not_assessed_are_counted(case):
    everybody(case)
    for _ in range(2):
        make_stakeholder(case, affected=None)
    (gap,) = stakeholder_page(case).gaps
    assert gap.message == "2 intressenter är inte bedömda: ange hur mycket de påverkas"
    assert gap.url.endswith("#id_affected")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_two_queries(case, rows, django_assert_num_queries):
    for _ in range(rows):
        make_stakeholder(case)
    with django_assert_num_queries(2):
        stakeholder_page(case)

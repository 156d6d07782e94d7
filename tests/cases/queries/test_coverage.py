import pytest

from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.source import remove_source
from needs.cases.queries.coverage import coverage
from needs.cases.queries.readiness import Voices, voices
from tests.cases.factories import make_case, make_need, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_case()


def of(case, kind):
    return next(each for each in coverage(case) if each.kind == kind)


def settle(case, kind, **values):
    change_perspective(perspective=case.perspectives.get(kind=kind), values=values, edit=None, by=case.owner)


def test_the_six_perspectives_come_in_their_fixed_order(case):
    assert [each.kind for each in coverage(case)] == [
        "customer", "citizen", "operations", "political_vision", "business", "industry",
    ]  # fmt: skip


def test_voices_and_methods_are_added_up_from_the_sources_of_each_perspective(case):
    make_source(case, perspective="citizen", kind="survey", voices=11, first_hand=9)
    make_source(case, perspective="citizen", kind="hearing", voices=7, first_hand=2)
    make_source(case, perspective="operations", kind="interview", voices=3)
    make_source(case, perspective="", kind="document", voices=40)
    citizen = of(case, "citizen")
    assert (citizen.voices, citizen.first_hand, citizen.methods) == (18, 11, ("Hearing", "enkät"))


def test_those_invited_are_added_up_over_the_sources_that_have_them(case):
    make_source(case, perspective="citizen", voices=12, invited=20)
    make_source(case, perspective="citizen", voices=7, invited=5)
    make_source(case, perspective="citizen", voices=30)
    citizen = of(case, "citizen")
    assert (citizen.invited, citizen.answered, citizen.share_answered) == (25, 17, 68)
    assert voices(case)["citizen"] == Voices(49, 0, 25, 17)


def test_where_nobody_was_invited_there_is_no_share(case):
    make_source(case, perspective="citizen", voices=30)
    make_source(case, perspective="business", voices=0, invited=0)
    assert [(of(case, kind).invited, of(case, kind).share_answered) for kind in ("citizen", "business")] == [
        (None, None), (0, None),
    ]  # fmt: skip
    assert voices(case)["citizen"] == Voices(30)


def test_a_removed_source_counts_no_longer(case):
    remove_source(source=make_source(case, perspective="citizen", voices=5), by=case.owner)
    assert (of(case, "citizen").voices, of(case, "citizen").methods) == (0, ())


def test_needs_count_once_under_their_main_perspective_and_not_when_they_have_left(case):
    make_need(case, perspective="citizen", other_perspectives=["customer"])
    retired = make_need(case, perspective="citizen")
    type(retired).objects.filter(pk=retired.pk).update(status="rejected", retired_reason="Löst")
    assert (of(case, "citizen").needs, of(case, "customer").needs) == (1, 0)


def test_a_perspective_without_a_voice_is_a_gap_until_it_is_set_aside(case):
    assert of(case, "industry").is_gap
    settle(case, "industry", status="set_aside", set_aside_reason="Köpet berör dem inte")
    assert not of(case, "industry").is_gap


def test_fewer_voices_than_the_guidelines_ask_for_is_a_gap_unless_there_is_a_reason(case):
    case.organisation.guidelines.__class__.objects.update(least_voices=5, least_first_hand=2)
    make_source(case, perspective="citizen", voices=4, first_hand=4)
    assert (of(case, "citizen").is_gap, of(case, "citizen").is_short) == (True, True)
    settle(case, "citizen", deviation_reason="Det finns bara fyra")
    assert (of(case, "citizen").is_gap, of(case, "citizen").is_short) == (False, True)


@pytest.mark.parametrize("times", [1, 3])
def test_coverage_takes_four_queries(case, times, django_assert_num_queries):
    for _ in range(times):
        make_source(case)
        make_need(case, perspective="citizen")
    with django_assert_num_queries(4):
        coverage(case)

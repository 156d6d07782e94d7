"""Effects: written with commas, listed with the gaps first, settled when two people write."""

from decimal import Decimal

import pytest
from django.urls import reverse

from needs.cases.actions.case import set_team
from needs.cases.actions.effect import change_effect
from needs.cases.actions.priority import classify_need
from tests.cases.factories import make_case, make_effect, make_need, make_user

pytestmark = pytest.mark.django_db


def page(name, case, number=None):
    return reverse(name, kwargs={"key": case.key} | ({"number": number} if number else {}))


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


def sent(version=0, **values):
    return {"version": version, "indicator": "Andel sena besök", "unit": "procent", "direction": "decrease"} | values


def test_an_effect_is_saved_with_decimals_as_people_write_them(client, case):
    make_need(case)
    answers = sent(baseline="41,5", target="1 200", target_on="2028-10-31", needs=["B-001"])
    assert client.post(page("effect_new", case), answers).url == page("effect_list", case)
    effect = case.effects.get()
    assert (effect.baseline, effect.target, effect.ref) == (Decimal("41.5"), Decimal(1200), "E-001")
    assert [need.ref for need in effect.needs.all()] == ["B-001"]


def test_an_effect_of_which_nothing_is_said_is_not_saved(client, case):
    empty = {"version": 0, "direction": "decrease", "indicator": " "}
    assert "Skriv minst ett ord om effekten." in client.post(page("effect_new", case), empty).content.decode()
    assert not case.effects.exists()


def test_a_target_that_is_no_number_says_what_to_write_and_keeps_what_was_written(client, case):
    html = client.post(page("effect_new", case), sent(target="lägre än i dag")).content.decode()
    assert '<a href="#id_target">Skriv målvärdet som ett tal, till exempel 30.</a>' in html
    assert 'value="lägre än i dag"' in html
    assert "<title>Fel:" in html
    assert not case.effects.exists()


def test_the_need_one_comes_from_is_ticked(client, case):
    make_need(case)
    html = client.get(page("effect_new", case) + "?need=B-001").content.decode()
    assert 'name="needs" value="B-001" checked' in html


def test_effects_that_lack_something_stand_first_and_must_needs_without_effect_above(client, case):
    need = make_need(case, title="Hjälp i tid")
    classify_need(need=need, moscow="must", reason="", edit=None, by=case.owner)
    other = make_need(case)
    make_effect(case, indicator="Hel", baseline=41, target=30, needs=[other.ref])
    make_effect(case, indicator="Halv", baseline=41, needs=[other.ref])
    response = client.get(page("effect_list", case))
    assert [row.indicator for row in response.context["table"].rows] == ["Halv", "Hel"]
    html = response.content.decode()
    assert "Ett måste-behov saknar effekt" in html
    assert page("effect_new", case) + "?need=B-001" in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(client, case, count, django_assert_num_queries):
    for _ in range(count):
        make_effect(case, needs=[make_need(case).ref])
    with django_assert_num_queries(7):
        assert client.get(page("effect_list", case)).status_code == 200


def test_two_people_who_change_the_same_target_see_both_and_settle_it(client, case):
    effect = make_effect(case, target=30)
    change_effect(
        effect=effect, values={"target": Decimal(20)}, edit=None, by=make_user(organisation=case.organisation)
    )
    response = client.post(page("effect", case, 1), sent(1, target="25", method="Larmloggen"))
    assert response.status_code == 409
    settled = sent(1, target="25", method="Larmloggen", resolved_version=2) | {"take-target": "mine"}
    client.post(page("effect", case, 1), settled)
    effect.refresh_from_db()
    assert (effect.target, effect.method) == (25, "Larmloggen")


def test_a_removed_effect_leaves_its_needs_and_its_number_is_not_used_again(client, case):
    make_effect(case, needs=[make_need(case).ref])
    assert "Ta bort E-001" in client.get(page("effect_remove", case, 1)).content.decode()
    client.post(page("effect_remove", case, 1))
    assert not case.needs.get().effects.exists()
    assert make_effect(case).ref == "E-002"
    assert client.get(page("effect", case, 1)).url == page("effect_list", case)


@pytest.mark.parametrize(
    ("role", "on_team", "status"),
    [("officer", False, 200), ("contributor", True, 200), ("contributor", False, 403), ("reader", False, 403)],
)
def test_those_who_write_needs_write_effects_and_everybody_in_the_house_reads(client, role, on_team, status):
    case = make_case()
    make_effect(case)
    person = make_user(role, case.organisation)
    if on_team:
        set_team(case=case, users=[person], by=case.owner)
    client.force_login(person)
    pages = [page("effect_new", case), page("effect", case, 1), page("effect_remove", case, 1)]
    assert [client.get(each).status_code for each in pages] == [status] * 3
    assert client.get(page("effect_list", case)).status_code == 200


def test_a_stranger_meets_nothing(client):
    case = make_case()
    make_effect(case)
    client.force_login(make_user())
    assert client.get(page("effect_list", case)).status_code == 404
    assert client.post(page("effect", case, 1), sent(1)).status_code == 404


def test_a_locked_case_refuses_new_effects(client, case):
    type(case).objects.filter(pk=case.pk).update(state="submitted")
    assert client.get(page("effect_new", case)).url == page("effect_list", case)
    assert client.post(page("effect_new", case), sent()).status_code == 409

"""The guided question pages."""

import pytest
from django.urls import reverse

from needs.cases.actions.alternative import change_alternative
from needs.cases.actions.case import change_case
from needs.cases.models import Alternative, Case
from tests.cases.factories import make_case, make_user

pytestmark = pytest.mark.django_db

PARTS = {
    "case_background": {"purpose": "Trygghet", "background": "Avtalet slutar"},
    "case_situation": {"situation_costs": "Två miljoner", "situation_users": "1 140"},
    "case_lessons": {"lessons": "Mindre papper"},
    "case_delimitation": {"inside": "Hemtjänst", "outside": "Boende"},
}


def address(name, case):
    return reverse(name, kwargs={"key": case.key})


def weighed(case, **values):
    versions = {f"{one.kind}-version": one.version for one in case.alternatives.all()}
    return {"version": case.version, "done": "no"} | versions | values


@pytest.mark.parametrize("name, values", PARTS.items())
def test_answers_are_saved_and_the_part_is_done_when_she_says_so(client, name, values):
    case = make_case()
    client.force_login(case.owner)
    written = values | {"version": case.version, "done": "no"}
    assert client.post(address(name, case), written).url == address("case_hub", case)
    case.refresh_from_db()
    assert {field: getattr(case, field) for field in values} == values
    assert case.done_parts == []
    client.post(address(name, case), written | {"version": case.version, "done": "yes"})
    assert Case.objects.get().done_parts == [name.removeprefix("case_")]


@pytest.mark.parametrize("name", PARTS)
def test_every_question_has_a_hint_and_says_why_it_is_asked(client, name):
    case = make_case()
    client.force_login(case.owner)
    page = client.get(address(name, case)).content.decode()
    questions = page.count("<textarea")
    assert page.count("Varför frågar vi?") == page.count("Till exempel:") == questions
    assert page.count('class="field__hint"') == questions


def test_an_empty_answer_is_saved_but_whether_she_is_done_is_asked(client):
    case = make_case(purpose="Trygghet")
    client.force_login(case.owner)
    page = client.post(address("case_background", case), {"version": 1, "background": "Nu"}).content.decode()
    assert "Svara på om du är klar med den här delen." in page
    assert "Nu</textarea>" in page
    client.post(address("case_background", case), {"version": 1, "done": "no"})
    assert Case.objects.get().purpose == ""


def test_two_people_answering_different_questions_both_keep_their_text(client):
    case = make_case()
    change_case(case=case, values={"inside": "Hemtjänst"}, edit=None, by=case.owner)
    client.force_login(case.owner)
    client.post(address("case_delimitation", case), {"version": 1, "done": "no", "inside": "", "outside": "Boende"})
    case.refresh_from_db()
    assert (case.inside, case.outside) == ("Hemtjänst", "Boende")


def test_two_people_answering_the_same_question_choose_and_nothing_is_lost(client):
    case = make_case()
    change_case(case=case, values={"lessons": "Den enas"}, edit=None, by=case.owner)
    client.force_login(make_user("officer", case.organisation))
    typed = {"version": 1, "done": "yes", "lessons": "Den andras"}
    response = client.post(address("case_lessons", case), typed)
    assert response.status_code == 409
    assert "Den enas" in response.content.decode()
    assert "Den andras" in response.content.decode()
    settled = typed | {"resolved_version": 2, "take-lessons": "mine", "lessons": "Bådas"}
    assert client.post(address("case_lessons", case), settled).status_code == 302
    assert Case.objects.get().lessons == "Bådas"


def test_alternatives_are_saved_each_by_itself(client):
    case = make_case()
    client.force_login(case.owner)
    client.post(
        address("case_alternatives", case), weighed(case, **{"share-verdict": "rejected", "share-reason": "Nej"})
    )
    saved = {one.kind: (one.verdict, one.reason, one.version) for one in Alternative.objects.all()}
    assert saved.pop("share") == ("rejected", "Nej", 2)
    assert set(saved.values()) == {("not_assessed", "", 1)}


def test_a_collision_in_one_alternative_is_settled_without_losing_the_others(client):
    case = make_case()
    buy = case.alternatives.get(kind="buy")
    typed = weighed(case, **{"buy-reason": "Den andras", "lease-reason": "Dyrt"})
    change_alternative(alternative=buy, values={"reason": "Den enas"}, edit=None, by=case.owner)
    client.force_login(make_user("officer", case.organisation))
    response = client.post(address("case_alternatives", case), typed)
    assert response.status_code == 409
    assert "Den enas" in response.content.decode()
    client.post(address("case_alternatives", case), typed | {"resolved_version": 2, "take-buy-reason": "mine"})
    assert {one.kind: one.reason for one in Alternative.objects.exclude(reason="")} == {
        "buy": "Den andras",
        "lease": "Dyrt",
    }


@pytest.mark.parametrize("name", [*PARTS, "case_alternatives"])
def test_colleagues_read_and_strangers_see_nothing(client, name):
    case = make_case(purpose="Trygghet")
    for person, seen, done in ((make_user("reader", case.organisation), 200, 403), (make_user("officer"), 404, 404)):
        client.force_login(person)
        assert client.get(address(name, case)).status_code == seen
        assert client.post(address(name, case), weighed(case)).status_code == done
    assert (Case.objects.get().purpose, Case.objects.get().version) == ("Trygghet", 1)


@pytest.mark.parametrize("name", [*PARTS, "case_alternatives"])
def test_a_case_that_is_not_open_is_read_and_not_written(client, name):
    case = make_case(purpose="Trygghet")
    Case.objects.update(state="submitted")
    client.force_login(case.owner)
    page = client.get(address(name, case)).content.decode()
    assert "Ärendet ligger hos den som beslutar." in page
    assert "<textarea" not in page
    assert client.post(address(name, case), weighed(case)).status_code == 409

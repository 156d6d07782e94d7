"""Criteria, one's own scores, and the class of each need."""

import pytest
from django.urls import reverse

from needs.cases.actions.case import set_team
from needs.cases.actions.priority import classify_need, score_needs
from needs.cases.models import Need, Score
from needs.cases.rules.priority import Judgement
from tests.cases.factories import make_case, make_need, make_user

pytestmark = pytest.mark.django_db


def page(name, case):
    return reverse(name, kwargs={"key": case.key})


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


def colleague(case):
    person = make_user("contributor", case.organisation)
    set_team(case=case, users=[person], by=case.owner)
    return person


def criteria(case, **changed):
    """What the page sends when the criteria are saved as they stand, but for `changed`."""
    fields = {"new-version": 0, "new-direction": "benefit", "done": "no"}
    for each in case.criteria.filter(removed=False):
        own = {"version": each.version, "name": each.name, "question": each.question, "weight": each.weight}
        steps = {f"step_{i}": word for i, word in enumerate(each.steps)}
        fields |= {f"{each.ref}-{name}": value for name, value in (own | steps | {"direction": "benefit"}).items()}
    return fields | changed


def test_weights_are_shown_as_shares_of_the_whole(client, case):
    assert [percent for _form, percent in client.get(page("criteria", case)).context["rows"]] == [
        "40\N{NO-BREAK SPACE}%",
        "60\N{NO-BREAK SPACE}%",
    ]


def test_criteria_are_changed_added_and_removed_on_one_page(client, case):
    changed = {"K1-weight": "10", "K1-step_0": "inget", "K2-remove": "on", "new-name": "Stöd", "new-weight": "5"}
    assert client.post(page("criteria", case), criteria(case) | changed).url == page("criteria", case)
    left = case.criteria.filter(removed=False).order_by("position")
    assert [(each.ref, each.name, each.weight) for each in left] == [("K1", "Nytta", 10), ("K3", "Stöd", 5)]
    assert left[0].steps[0] == "inget"


def test_a_weight_that_is_no_number_is_explained(client, case):
    html = client.post(page("criteria", case), criteria(case) | {"K1-weight": "mycket"}).content.decode()
    assert '<a href="#id_K1-weight">Skriv vikten som ett heltal, till exempel 40.</a>' in html
    assert 'value="mycket"' in html


def test_two_people_who_weigh_the_same_criterion_see_both_and_save_once_more(client, case):
    opened = criteria(case)
    client.post(page("criteria", case), opened | {"K1-weight": "50"})
    response = client.post(page("criteria", case), opened | {"K1-weight": "70", "new-name": "Stöd"})
    assert response.status_code == 409
    assert "”Vikt”: 50" in " ".join(response.content.decode().split())
    again = criteria(case) | {"K1-weight": "70", "done": "yes"}
    assert client.post(page("criteria", case), again).url == page("case_hub", case)
    assert case.criteria.get(position=1).weight == 70
    assert case.criteria.filter(name="Stöd").count() == 1


def test_scores_are_saved_for_the_one_who_gave_them_and_can_be_taken_back(client, case):
    make_need(case)
    client.post(page("score", case), {"score-B-001-K1": "5", "score-B-001-K2": "3"})
    assert list(Score.objects.order_by("criterion").values_list("value", "by")) == [
        (5, case.owner.pk),
        (3, case.owner.pk),
    ]
    client.post(page("score", case), {"score-B-001-K1": "", "score-B-001-K2": "3"})
    assert Score.objects.get().value == 3


def test_a_score_sent_again_keeps_how_sure_the_person_was(client, case):
    make_need(case)
    score_needs(case=case, scores={(1, 1): Judgement(4, 3, "Säker")}, by=case.owner)
    client.post(page("score", case), {"score-B-001-K1": "4", "score-B-001-K2": "2"})
    kept = Score.objects.get(criterion__position=1)
    assert (kept.value, kept.confidence, kept.comment) == (4, 3, "Säker")


def test_a_score_off_the_scale_is_refused_and_the_others_stay_as_typed(client, case):
    make_need(case)
    response = client.post(page("score", case), {"score-B-001-K1": "9", "score-B-001-K2": "3"})
    assert "Välj ett värde från 0 till 5." in response.content.decode()
    assert response.context["table"].rows[0].cells[1].options[4].chosen
    assert not Score.objects.exists()


def test_others_scores_are_shown_only_once_the_need_is_scored(client, case):
    make_need(case)
    score_needs(case=case, scores={(1, 1): Judgement(5), (1, 2): Judgement(4)}, by=colleague(case))
    before = client.get(page("score", case)).context["table"]
    assert [cell.others for cell in before.rows[0].cells] == ["", ""]
    client.post(page("score", case), {"score-B-001-K1": "1", "score-B-001-K2": "1"})
    after = client.get(page("score", case)).context["table"]
    assert ([cell.others for cell in after.rows[0].cells], after.left) == (["5,0", "4,0"], 0)


def test_needs_are_scored_twenty_five_at_a_time(client, case):
    for _ in range(26):
        make_need(case)
    response = client.post(page("score", case), {"score-B-001-K1": "5", "score-B-026-K1": "5", "next": "1"})
    assert response.url == page("score", case) + "?page=2"
    assert [row.ref for row in client.get(response.url).context["table"].rows] == ["B-026"]
    assert Score.objects.count() == 1


def test_needs_stand_by_weighted_value_and_ties_share_their_places(client, case):
    for title in ("Lågt", "Lika", "Lika", "Inte värderat"):
        make_need(case, title=title)
    cells = {(n, k): Judgement(4 if n > 1 else 2) for n in (1, 2, 3) for k in (1, 2)}
    score_needs(case=case, scores=cells, by=case.owner)
    rows = client.get(page("priority", case)).context["result"].rows
    assert [(row.need.ref, row.place, row.value) for row in rows] == [
        ("B-002", "1–2", "4,0"),
        ("B-003", "1–2", "4,0"),
        ("B-001", "3", "2,0"),
        ("B-004", "", ""),
    ]


def test_the_title_says_how_much_of_the_effort_the_must_needs_take(client, case):
    for effort, moscow in ((3, "must"), (1, "should"), (5, "wont")):
        classify_need(need=make_need(case, effort=effort), moscow=moscow, reason="", edit=None, by=case.owner)
    html = " ".join(client.get(page("priority", case)).content.decode().split())
    assert "Ett måste-behov tar 75 procent av insatsen" in html
    assert "Kan något måste-behov vänta?" in html


def test_classes_are_decided_for_the_rows_that_changed(client, case):
    make_need(case, status="proposed")
    untouched = make_need(case, status="proposed")
    sent = {"B-001-version": 1, "B-001-moscow": "must", "B-001-moscow_reason": "Liv och hälsa", "B-002-version": 1}
    client.post(page("priority", case), sent | {"B-002-moscow": "", "B-002-moscow_reason": ""})
    need = Need.objects.get(number=1)
    assert (need.moscow, need.moscow_reason, need.status) == ("must", "Liv och hälsa", "prioritised")
    untouched.refresh_from_db()
    assert untouched.version == 1


def test_a_class_decided_by_two_people_is_shown_twice_while_the_other_rows_are_saved(client, case):
    need = make_need(case)
    make_need(case)
    classify_need(need=need, moscow="should", reason="Bra", edit=None, by=make_user(organisation=case.organisation))
    sent = {"B-001-version": 1, "B-001-moscow": "must", "B-002-version": 1, "B-002-moscow": "could"}
    response = client.post(page("priority", case), sent)
    assert response.status_code == 409
    assert "”Klass”: Bör" in response.content.decode()
    assert list(Need.objects.order_by("number").values_list("moscow", flat=True)) == ["should", "could"]
    client.post(page("priority", case), sent | {"B-001-version": 2})
    assert Need.objects.get(number=1).moscow == "must"


@pytest.mark.parametrize("count", [1, 3, 300])
@pytest.mark.parametrize(("name", "queries"), [("priority", 8), ("score", 9)])
def test_the_queries_are_the_same_however_many_needs(client, case, name, queries, count, django_assert_num_queries):
    Need.objects.bulk_create(
        Need(case=case, number=n, title=f"Behov {n}", created_by=case.owner) for n in range(1, count + 1)
    )
    with django_assert_num_queries(queries):
        assert client.get(page(name, case)).status_code == 200


@pytest.mark.parametrize(
    ("role", "on_team", "expected"),
    [
        ("officer", False, {"criteria": 200, "score": 200, "priority": 200}),
        ("contributor", True, {"criteria": 403, "score": 200, "priority": 200}),
        ("contributor", False, {"criteria": 403, "score": 403, "priority": 200}),
        ("reader", False, {"criteria": 403, "score": 403, "priority": 200}),
    ],
)
def test_who_may_open_what(client, role, on_team, expected):
    case = make_case()
    person = make_user(role, case.organisation)
    if on_team:
        set_team(case=case, users=[person], by=case.owner)
    client.force_login(person)
    assert {name: client.get(page(name, case)).status_code for name in expected} == expected


@pytest.mark.parametrize("name", ["criteria", "score", "priority"])
def test_a_stranger_meets_nothing(client, name):
    case = make_case()
    client.force_login(make_user())
    assert client.get(page(name, case)).status_code == 404


def test_only_those_who_run_the_case_decide_classes(client, case):
    make_need(case)
    client.force_login(colleague(case))
    assert client.post(page("priority", case), {"B-001-version": 1, "B-001-moscow": "must"}).status_code == 403
    assert Need.objects.get().moscow == ""


@pytest.mark.parametrize("name", ["criteria", "score", "priority"])
def test_a_locked_case_shows_the_result_and_refuses_changes(client, case, name):
    make_need(case)
    sent = {"criteria": criteria(case) | {"K1-weight": "1"}, "score": {"score-B-001-K1": "5"}}
    sent["priority"] = {"B-001-version": 1, "B-001-moscow": "must"}
    type(case).objects.filter(pk=case.pk).update(state="approved")
    html = client.get(page(name, case)).content.decode()
    assert "beslutad och låst" in html
    assert "Spara " not in html
    assert client.post(page(name, case), sent[name]).status_code == 409

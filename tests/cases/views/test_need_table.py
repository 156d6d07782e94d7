"""The table of needs: what it shows, what it costs and who may open it."""

import pytest
from django.urls import reverse

from needs.cases.actions.case import set_team
from needs.cases.actions.need import retire_need
from needs.cases.actions.priority import classify_need, score_needs
from needs.cases.models import Need
from needs.cases.rules.priority import Judgement
from tests.cases.factories import make_case, make_need, make_user

pytestmark = pytest.mark.django_db
PAGES = ["need_new", "need_edit", "need_retire", "need_merge"]


def table(case):
    return reverse("need_list", kwargs={"key": case.key})


def page(name, case):
    return reverse(name, kwargs={"key": case.key} | ({} if name in ("need_new", "need_list") else {"number": 1}))


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


def many(case, count):
    person = case.owner
    Need.objects.bulk_create(
        Need(
            case=case, number=n, title=f"Behov {n}", who="Alla", what="veta", perspective="customer", created_by=person
        )
        for n in range(1, count + 1)
    )
    scores = {(n, position): Judgement(3) for n in range(1, min(count, 30) + 1) for position in (1, 2)}
    score_needs(case=case, scores=scores, by=person)


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_table_takes_eight_queries_however_many_needs_there_are(client, case, count, django_assert_num_queries):
    many(case, count)
    with django_assert_num_queries(8):
        assert client.get(table(case)).status_code == 200


def test_an_empty_case_says_why_and_offers_two_ways_to_begin(client, case):
    html = client.get(table(case)).content.decode()
    assert "Här finns inga behov än." in html
    assert page("need_new", case) in html
    assert reverse("import_new", kwargs={"key": case.key}) in html


def test_the_lead_tells_what_is_missing(client, case):
    make_need(case)
    make_need(case, no_goal_reason="Lagkrav")
    html = " ".join(client.get(table(case)).content.decode().split())
    assert "Två behov. Ett saknar koppling till mål. Två har ingen klass än: Måste, Bör, Kan eller Inte nu." in html


def test_needs_stand_in_groups_of_their_perspective_in_the_order_of_the_six(client, case):
    make_need(case, title="Sist", perspective="industry")
    make_need(case, title="Först", perspective="customer")
    make_need(case, title="Utan")
    groups = client.get(table(case)).context["table"].groups
    assert [(group.title, [row.title for row in group.rows]) for group in groups] == [
        ("Kund", ["Först"]),
        ("Bransch", ["Sist"]),
        ("Utan perspektiv", ["Utan"]),
    ]


def test_retired_needs_are_hidden_until_asked_for(client, case):
    make_need(case, title="Kvar")
    retire_need(need=make_need(case, title="Borta"), status="deferred", reason="Senare", edit=None, by=case.owner)
    shown = [row.title for group in client.get(table(case)).context["table"].groups for row in group.rows]
    asked = client.get(table(case), {"status": "retired"}).context["table"]
    assert shown == ["Kvar"]
    assert [row.title for group in asked.groups for row in group.rows] == ["Borta"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"text": "ÖVER"}, ["Över bron"]),
        ({"text": "B-002"}, ["Klart"]),
        ({"moscow": "must"}, ["Klart"]),
        ({"moscow": "none"}, ["Över bron"]),
        ({"gap": "goals"}, ["Över bron"]),
        ({"gap": "sources"}, ["Över bron", "Klart"]),
        ({"perspective": "påhitt", "page": "x"}, ["Över bron", "Klart"]),
    ],
)
def test_a_filter_shows_what_was_asked_for(client, case, query, found):
    make_need(case, title="Över bron")
    classify_need(
        need=make_need(case, title="Klart", no_goal_reason="Lag"), moscow="must", reason="", edit=None, by=case.owner
    )
    groups = client.get(table(case), query).context["table"].groups
    assert [row.title for group in groups for row in group.rows] == found


def test_what_the_checker_would_not_let_pass_is_marked_and_can_be_asked_for(client, case):
    reason = {"rule": "brand", "text": "Microsoft Teams", "reason": "Avtal"}
    named = {"what": "mötas i Microsoft Teams"}
    make_need(case, title="Utan skäl", **named)
    make_need(case, title="Med skäl", **named, on_purpose=[reason])
    make_need(case, title="Klart")
    retire_need(need=make_need(case, **named), status="rejected", reason="Löst", edit=None, by=case.owner)
    rows = [row for group in client.get(table(case)).context["table"].groups for row in group.rows]
    asked = client.get(table(case), {"gap": "remarks"}).context["table"]
    assert [row.to_look_over for row in rows] == [True, False, False]
    assert [row.title for group in asked.groups for row in group.rows] == ["Utan skäl"]
    assert asked.found == 1


@pytest.mark.parametrize("count", [1, 3])
def test_asking_for_what_is_to_look_over_takes_one_query_more(client, case, count, django_assert_num_queries):
    many(case, count)
    case.needs.update(what="TBD")
    with django_assert_num_queries(9):
        client.get(table(case), {"gap": "remarks"})


def test_a_long_register_is_read_a_hundred_at_a_time(client, case):
    many(case, 101)
    first, second = client.get(table(case)), client.get(table(case), {"page": 2, "group": "status"})
    assert (first.context["previous"], first.context["next"]) == ("", f"{table(case)}?page=2")
    assert [row.ref for group in second.context["table"].groups for row in group.rows] == ["B-101"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("role", "on_team", "status"),
    [("officer", False, 200), ("contributor", True, 200), ("contributor", False, 403), ("reader", False, 403)],
)
def test_officers_and_the_team_write_needs_and_their_colleagues_do_not(client, name, role, on_team, status):
    case = make_case()
    make_need(case)
    person = make_user(role, case.organisation)
    if on_team:
        set_team(case=case, users=[person], by=case.owner)
    client.force_login(person)
    assert client.get(page(name, case)).status_code == status
    assert client.get(table(case)).status_code == 200


@pytest.mark.parametrize("name", [*PAGES, "need", "need_list"])
def test_a_stranger_meets_nothing(client, name):
    case = make_case()
    make_need(case)
    client.force_login(make_user("officer"))
    assert client.get(page(name, case)).status_code == 404


def test_only_those_who_run_the_case_say_that_the_needs_are_done(client, case):
    make_need(case)
    client.post(table(case), {"done": "yes"})
    case.refresh_from_db()
    assert case.done_parts == ["needs"]
    client.force_login(make_user("reader", case.organisation))
    assert client.post(table(case), {"done": "no"}).status_code == 403

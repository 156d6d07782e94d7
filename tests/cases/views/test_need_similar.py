"""Needs that look alike, two and two: merged, or kept apart with a reason."""

import pytest
from django.urls import reverse

from needs.cases.actions.case import set_team
from needs.cases.actions.need import keep_apart, retire_need
from needs.safekeeping.models import Event
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db
OTHER = {"who": "Cyklister", "what": "ha snöfria cykelvägar före klockan sju", "so_that": "ingen halkar"}


def page(case):
    return reverse("need_similar", kwargs={"key": case.key})


def merging(case, number, into):
    return f"{reverse('need_merge', kwargs={'key': case.key, 'number': number})}?into={into}"


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


@pytest.fixture
def pair(case):
    return make_need(case, title="Det ena"), make_need(case, title="Det andra", who="Personer med hemtjänst")


def shown(response):
    return [(pair.first.number, pair.other.number) for pair in response.context["page"].pairs]


def test_two_that_say_nearly_the_same_stand_side_by_side_with_why_and_a_way_to_merge(client, case, pair):
    make_need(case, **OTHER)
    response = client.get(page(case))
    html = " ".join(response.content.decode().split())
    assert shown(response) == [(1, 2)]
    assert "Ett par säger nästan samma sak." in html
    assert "Det ena" in html
    assert "Det andra" in html
    assert "”hemtjänst”" in html
    assert merging(case, 2, 1) in html


def test_the_merge_can_be_turned_around(client, case, pair):
    assert merging(case, 1, 2) in client.get(merging(case, 2, 1)).content.decode()


def test_needs_that_have_left_the_case_are_not_compared(client, case, pair):
    retire_need(need=pair[0], status="deferred", reason="Senare", edit=None, by=case.owner)
    assert shown(client.get(page(case))) == []


def test_when_nothing_looks_alike_the_page_says_so(client, case):
    make_need(case), make_need(case, **OTHER)
    assert "Inga två behov är så lika" in client.get(page(case)).content.decode()


def test_a_pair_that_is_kept_is_remembered_with_its_reason(client, case, pair):
    response = client.post(page(case), {"first": 1, "other": 2, "reason": "Olika grupper"}, follow=True)
    assert shown(response) == []
    assert [(pair.id, pair.reason) for pair in response.context["page"].kept] == [("B-001-B-002", "Olika grupper")]
    assert client.get(reverse("need", kwargs={"key": case.key, "number": 2})).context["alike"] == []
    html = client.get(reverse("need", kwargs={"key": case.key, "number": 1})).content.decode()
    assert "behålls vid sidan av det här" in html


def test_keeping_both_asks_for_a_reason_beside_the_pair(client, case, pair):
    response = client.post(page(case), {"first": 1, "other": 2, "reason": " \u200b"})
    html = response.content.decode()
    assert "<title>Fel:" in html
    assert 'href="#id_B-001-B-002_reason"' in html
    assert not Event.objects.filter(kind="need.kept_apart").exists()


def test_to_keep_both_twice_is_to_keep_them_once_and_the_last_reason_stands(case, pair):
    for need, other, reason in ((*pair, "Först"), (pair[1], pair[0], "Sist"), (*pair, "Sist")):
        keep_apart(need=need, other=other, reason=reason, by=case.owner)
    pair[0].refresh_from_db(), pair[1].refresh_from_db()
    assert pair[0].on_purpose == [{"rule": "similar", "text": "B-002", "reason": "Sist"}]
    assert pair[1].on_purpose == []
    assert Event.objects.filter(kind="need.kept_apart").count() == 2


def test_that_two_are_different_does_not_make_an_approved_need_proposed_anew(case, pair):
    type(pair[0]).objects.filter(pk=pair[0].pk).update(status="approved")
    assert keep_apart(need=pair[0], other=pair[1], reason="Olika", by=case.owner).status == "approved"


def test_a_need_is_not_kept_apart_from_itself_or_one_that_has_left(client, case, pair):
    assert client.post(page(case), {"first": 1, "other": 1, "reason": "x"}).status_code == 409
    retire_need(need=pair[1], status="rejected", reason="Löst", edit=None, by=case.owner)
    assert client.post(page(case), {"first": 1, "other": 2, "reason": "x"}).status_code == 409


def test_a_need_of_another_case_does_not_exist_here(client, case, pair):
    assert client.post(page(case), {"first": 1, "other": 9, "reason": "x"}).status_code == 404


def test_a_locked_case_shows_the_pairs_and_lets_nobody_choose(client, case, pair):
    type(case).objects.filter(pk=case.pk).update(state="approved")
    html = client.get(page(case)).content.decode()
    assert "Det ena" in html
    assert merging(case, 2, 1) not in html
    assert client.post(page(case), {"first": 1, "other": 2, "reason": "x"}).status_code == 409


@pytest.mark.parametrize(
    ("role", "on_team", "read", "write"),
    [("contributor", True, 200, 302), ("contributor", False, 200, 403), ("reader", False, 200, 403)],
)
def test_the_team_chooses_and_colleagues_read(client, case, pair, role, on_team, read, write):
    person = make_user(role, case.organisation)
    if on_team:
        set_team(case=case, users=[person], by=case.owner)
    client.force_login(person)
    assert client.get(page(case)).status_code == read
    assert client.post(page(case), {"first": 1, "other": 2, "reason": "Olika"}).status_code == write


def test_a_stranger_meets_nothing(client, case, pair):
    client.force_login(make_user("officer"))
    assert client.get(page(case)).status_code == 404
    assert client.post(page(case), {"first": 1, "other": 2, "reason": "x"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_page_takes_five_queries_however_many_pairs_there_are(client, case, count, django_assert_num_queries):
    for number in range(count + 1):
        make_need(case, title=f"Behov {number}")
    with django_assert_num_queries(5):
        response = client.get(page(case))
    assert len(shown(response)) == min(50, count * (count + 1) // 2)


def test_the_voices_behind_a_need_count_each_source_once(client, case):
    make_source(case, voices=3), make_source(case, voices=8)
    quotes = [{"source": "U-001", "quote": "Ett\n\nTvå"}, {"source": "U-002", "quote": ""}]
    make_need(case, sources=quotes)
    html = client.get(reverse("need", kwargs={"key": case.key, "number": 1})).content.decode()
    assert "11 röster bakom behovet." in html
    assert "”Ett”" in html
    assert "”Två”" in html

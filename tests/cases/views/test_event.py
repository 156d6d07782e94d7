import pytest
from django.urls import reverse

from tests.cases.factories import make_case, make_need, make_user

pytestmark = pytest.mark.django_db


def events(client, case, user, **asked):
    client.force_login(user)
    return client.get(reverse("case_events", kwargs={"key": case.key}), asked)


def test_colleagues_read_what_has_happened_and_strangers_do_not(client):
    case = make_case(make_user("officer", name="Elin"))
    page = events(client, case, make_user("reader", case.organisation)).content.decode()
    assert "Elin startade ärendet" in page
    assert events(client, case, make_user("officer")).status_code == 404


def test_unknown_filters_are_no_filters(client):
    case = make_case()
    response = events(client, case, case.owner, about="sönder", by="ingen", before="x")
    assert len(response.context["page"].entries) == 1


def test_a_filter_follows_to_the_older_page(client):
    case = make_case()
    for _ in range(51):
        make_need(case)
    page = events(client, case, case.owner, about="need").content.decode()
    assert '<a href="?about=need&amp;before=3" rel="next">Äldre händelser</a>' in page


@pytest.mark.parametrize("needs", [1, 3])
def test_the_events_take_the_same_queries_however_many(client, needs, django_assert_num_queries):
    case = make_case()
    for _ in range(needs):
        make_need(case)
    client.force_login(case.owner)
    with django_assert_num_queries(6):
        client.get(reverse("case_events", kwargs={"key": case.key}))

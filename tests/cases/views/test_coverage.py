"""All six perspectives at once, with what is lacking marked."""

import pytest
from django.urls import reverse

from needs.accounts.models import Guidelines
from needs.cases.actions.perspective import change_perspective
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    case = make_case()
    Guidelines.objects.filter(organisation=case.organisation).update(least_voices=5, least_first_hand=2)
    return case


def read(client, case):
    client.force_login(case.owner)
    return client.get(reverse("coverage", args=[case.key]))


def row(client, case, kind):
    return next(row for row in read(client, case).context["page"].rows if row.heard.kind == kind)


def settle(case, kind, **values):
    change_perspective(perspective=case.perspectives.get(kind=kind), values=values, edit=None, by=case.owner)


def text(response):
    return " ".join(response.content.decode().split())


def test_each_perspective_says_what_is_lacking_against_the_guidelines(client, case):
    make_source(case, perspective="citizen", voices=4, first_hand=1)
    make_source(case, perspective="business", voices=5, first_hand=1)
    make_source(case, perspective="customer", voices=5, first_hand=2)
    lacking = {row.heard.kind: row.lacking for row in read(client, case).context["page"].rows}
    assert lacking == {
        "customer": [],
        "citizen": ["1 röst till", "1 till med egen erfarenhet"],
        "operations": ["Ingen är hörd än"],
        "political_vision": ["Ingen är hörd än"],
        "business": ["1 till med egen erfarenhet"],
        "industry": ["Ingen är hörd än"],
    }


def test_the_page_states_its_finding_and_what_the_guidelines_ask_for(client, case):
    make_source(case, perspective="customer", voices=5, first_hand=2)
    html = text(read(client, case))
    assert "Fem av sex perspektiv har luckor." in html
    assert "minst 5 röster från varje perspektiv, varav 2 med egen erfarenhet" in html
    assert html.count("tag--amber") == 5


def test_a_reason_for_fewer_or_for_setting_aside_is_no_gap(client, case):
    make_source(case, perspective="citizen", voices=4)
    settle(case, "citizen", deviation_reason="Det finns bara fyra")
    settle(case, "industry", status="set_aside", set_aside_reason="Köpet berör dem inte")
    assert (row(client, case, "citizen").lacking, row(client, case, "citizen").note) == ([], "Färre räcker, med skäl")
    assert (row(client, case, "industry").lacking, row(client, case, "industry").note) == ([], "Ni avstår, med skäl")


def test_those_invited_who_answered_are_told_as_a_share(client, case):
    make_source(case, perspective="citizen", kind="contribution", voices=12, invited=20)
    make_source(case, perspective="citizen", kind="interview", voices=3)
    citizen = row(client, case, "citizen")
    assert (citizen.response, citizen.methods) == ("12 av 20, 60 %", "Intervju, frågor via länk")
    assert read(client, case).context["page"].response == "12 av 20, 60 %"
    page = text(client.get(reverse("perspective", args=[case.key, "citizen"])))
    assert ("12 av 20, 60 %" in page, "Intervju, frågor via länk" in page) == (True, True)


def test_the_picture_of_the_hub_shows_those_who_have_not_answered(client, case):
    make_source(case, perspective="citizen", kind="contribution", voices=10, first_hand=5, invited=20)
    client.force_login(case.owner)
    html = text(client.get(reverse("case_hub", args=[case.key])))
    assert '<rect class="waiting" x="50.0%"' in html
    assert '<td class="number">10 av 20</td>' in html
    assert reverse("coverage", args=[case.key]) in html


def test_a_hub_where_nobody_was_invited_says_nothing_of_it(client, case):
    make_source(case, perspective="citizen", voices=10)
    client.force_login(case.owner)
    html = text(client.get(reverse("case_hub", args=[case.key])))
    assert ("waiting" in html, "Inbjudna som svarat" in html) == (False, False)


@pytest.mark.parametrize(("role", "status"), [("reader", 200), (None, 404)])
def test_colleagues_read_it_and_strangers_do_not(client, case, role, status):
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert client.get(reverse("coverage", args=[case.key])).status_code == status


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_at_one_and_three_rows(client, case, rows, django_assert_num_queries):
    for _ in range(rows):
        make_source(case, perspective="citizen")
        make_need(case, perspective="citizen")
    client.force_login(case.owner)
    with django_assert_num_queries(8):
        client.get(reverse("coverage", args=[case.key]))


def test_voices_from_a_perspective_that_is_not_marked_as_heard_are_told_of(client, case):
    make_source(case, perspective="citizen", voices=5, first_hand=2)
    make_source(case, perspective="customer", voices=5, first_hand=2)
    settle(case, "customer", status="heard")
    citizen, customer = row(client, case, "citizen"), row(client, case, "customer")
    assert citizen.status == "Röster finns, men perspektivet är inte markerat som hört"
    assert (citizen.note, customer.note) == ("Markera att perspektivet är hört", "")
    html = text(read(client, case))
    assert "Fyra av sex perspektiv har luckor." in html
    assert "Ett perspektiv har röster, men är inte markerat som hört." in html

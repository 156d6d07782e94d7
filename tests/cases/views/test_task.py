"""The hub: where a case stands, for the one who runs it, her colleagues and the one who decides."""

import pytest
from django.urls import reverse

from needs.cases.actions.decision import decide_case, revise_case, submit_case
from needs.cases.actions.source import create_source
from tests.cases.factories import make_case, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def hub(client, case, user):
    client.force_login(user)
    return client.get(reverse("case_hub", kwargs={"key": case.key}))


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def ready():
    case = make_ready_case(make_user("officer", name="Elin"))
    case.approver_user = make_user("approver", case.organisation, name="Omar")
    return case


def decided(case, verdict, comment, need=("approve", "")):
    submit_case(case=case, by=case.owner)
    decide_case(case=case, version=1, verdict=verdict, comment=comment, needs={"B-001": need}, by=case.approver_user)
    return case


def test_a_stranger_does_not_see_the_case_and_a_visitor_is_asked_to_log_in(client):
    case = make_case()
    assert hub(client, case, make_user("officer")).status_code == 404
    client.logout()
    assert client.get(reverse("case_hub", kwargs={"key": case.key})).status_code == 302


def test_a_restricted_case_is_not_there_for_colleagues_outside_the_team(client):
    case = make_case(restricted=True)
    assert hub(client, case, make_user("officer", case.organisation)).status_code == 404
    assert hub(client, case, case.owner).status_code == 200


def test_what_remains_is_counted_and_each_leads_to_where_it_is_mended(client):
    case = make_case()
    page = text(hub(client, case, case.owner))
    assert "saker återstår innan ärendet kan lämnas för beslut" in page
    assert f'href="{reverse("case_background", kwargs={"key": case.key})}#id_purpose"' in page
    assert f'<a href="{reverse("case_submit", kwargs={"key": case.key})}">och ' in page


def test_a_reader_sees_the_same_but_nothing_to_press(client):
    case = make_case()
    page = text(hub(client, case, make_user("reader", case.organisation)))
    assert "saker återstår innan" in page
    assert reverse("case_submit", kwargs={"key": case.key}) not in page
    assert reverse("case_cancel", kwargs={"key": case.key}) not in page
    assert 'method="post" action="/arenden' not in page


def test_a_ready_case_can_be_submitted_from_here(client, ready):
    page = text(hub(client, ready, ready.owner))
    assert "Allt är på plats" in page
    assert "Omar beslutar." in page
    assert f'<a class="button" href="{reverse("case_submit", kwargs={"key": ready.key})}">Lämna för beslut' in page


def test_while_it_is_submitted_the_officer_may_take_it_back(client, ready):
    submit_case(case=ready, by=ready.owner)
    page = text(hub(client, ready, ready.owner))
    assert "Version 1 har legat hos Omar sedan" in page
    assert f'action="{reverse("case_withdraw", kwargs={"key": ready.key})}"' in page
    assert "Läs och besluta" not in page


def test_the_approver_sees_at_once_that_it_waits_for_her(client, ready):
    submit_case(case=ready, by=ready.owner)
    page = text(hub(client, ready, ready.approver_user))
    assert "Ärendet väntar på ditt beslut" in page
    assert f'href="{reverse("case_decide", kwargs={"key": ready.key})}">Läs och besluta' in page
    assert "Ta tillbaka ärendet" not in page


def test_an_approved_case_is_locked_with_version_and_checksum(client, ready):
    decided(ready, "approve", "")
    baseline = ready.baselines.get()
    page = text(hub(client, ready, ready.owner))
    assert "Fastställd version 1, " in page
    assert f"{baseline.checksum[:4]} {baseline.checksum[4:8]}" in page
    assert f'action="{reverse("case_revise", kwargs={"key": ready.key})}"' in page
    assert reverse("case_revise", kwargs={"key": ready.key}) not in text(hub(client, ready, ready.approver_user))


def test_a_returned_case_shows_what_the_approver_wrote_also_in_the_next_version(client, ready):
    decided(ready, "return", "Hör leverantörerna först.", ("return", "Målvärdet är för lågt."))
    before = text(hub(client, ready, ready.owner))
    revise_case(case=ready, by=ready.owner)
    for page in (before, text(hub(client, ready, ready.owner))):
        assert "Omar återlämnade version 1" in page
        assert "Hör leverantörerna först." in page
        assert "återlämnades: Målvärdet är för lågt." in page


def test_the_coverage_is_a_picture_and_the_same_numbers_a_table(client):
    case = make_case()
    about = {"kind": "workshop", "title": "Träff", "perspective": "citizen", "voices": 18, "first_hand": 11}
    create_source(case=case, values=about, by=case.owner)
    page = text(hub(client, case, case.owner))
    assert "18 röster, 11 egna" in page
    assert 'width="61.1%"' in page
    assert '<td class="number">18</td><td class="number">11</td>' in page
    assert page.count('class="missing"') == 5


@pytest.mark.parametrize("needs", [1, 3, 300])
def test_the_hub_takes_the_same_few_queries_however_many_needs(client, needs, django_assert_num_queries):
    case = make_case()
    make_user("approver", case.organisation)
    make_need(case, status="proposed")
    first = case.needs.get()
    fields = {"case": case, "title": "Behov", "status": "proposed", "created_by": case.owner}
    type(first).objects.bulk_create(type(first)(number=number, **fields) for number in range(2, needs + 1))
    client.force_login(case.owner)
    with django_assert_num_queries(19):
        client.get(reverse("case_hub", kwargs={"key": case.key}))

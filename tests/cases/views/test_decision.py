import pytest
from django.urls import reverse

from needs.cases.models import Baseline, Case
from tests.cases.factories import make_case, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def page(name, case):
    return reverse(name, kwargs={"key": case.key})


def test_every_obstacle_is_a_link_to_where_it_is_mended(client):
    case = make_case()
    make_user("approver", case.organisation)
    client.force_login(case.owner)
    html = client.get(page("case_submit", case)).content.decode()
    assert "Nio saker återstår innan ärendet kan lämnas för beslut" in html
    assert f'<a href="{page("need_list", case)}">Skriv minst ett behov</a>' in html
    assert 'type="submit">Lämna för beslut' not in html


def test_a_ready_case_is_submitted_and_then_locked(client):
    case = make_ready_case()
    make_user("approver", case.organisation, name="Omar Lindfors")
    client.force_login(case.owner)
    assert "Omar Lindfors beslutar om ett behov" in client.get(page("case_submit", case)).content.decode()
    assert client.post(page("case_submit", case)).url == page("case_hub", case)
    assert (Case.objects.get().state, Baseline.objects.get().version) == ("submitted", 1)
    assert client.post(page("case_submit", case)).status_code == 409
    client.post(page("case_withdraw", case))
    assert Case.objects.get().state == "draft"


def test_cancelling_without_a_reason_says_what_to_write(client):
    case = make_case()
    client.force_login(case.owner)
    assert "Skriv varför ärendet avbryts" in client.post(page("case_cancel", case), {"reason": ""}).content.decode()
    client.post(page("case_cancel", case), {"reason": "Behovet är borta"})
    assert Case.objects.get().state == "cancelled"


@pytest.mark.parametrize("name", ["case_submit", "case_withdraw", "case_revise", "case_cancel"])
def test_colleagues_do_not_move_the_case_and_strangers_do_not_see_it(client, name):
    case = make_case()
    for person, status in ((make_user("reader", case.organisation), 403), (make_user("officer"), 404)):
        client.force_login(person)
        assert client.post(page(name, case), {"reason": "x"}).status_code == status
    assert Case.objects.get().state == "draft"

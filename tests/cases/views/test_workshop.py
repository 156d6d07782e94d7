import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from needs.casefile.kinds import CaseState
from needs.cases.actions.need import change_need
from needs.cases.actions.source import remove_source
from needs.cases.actions.workshop import title_from
from needs.cases.models import Case, Need
from tests.cases.factories import make_case, make_source, make_user

pytestmark = pytest.mark.django_db
TEXT = "veta vem som kommer på natten."


@pytest.fixture
def case() -> Case:
    case = make_case()
    make_source(case, kind="workshop", title="Kvällsmöte", perspective="operations")
    return case


def address(case: Case) -> str:
    return reverse("workshop", args=[case.key, 1])


def write(client: Client, case: Case, text: str = TEXT, **typed):
    return client.post(address(case), {"what": text, **typed})


def test_one_text_makes_a_draft_with_perspective_and_source(client, case):
    client.force_login(case.owner)
    assert write(client, case).url == address(case)
    need = Need.objects.get()
    assert (need.ref, need.title, need.what) == ("B-001", "Veta vem som kommer på natten", TEXT)
    assert (need.perspective, need.status, need.created_by) == ("operations", "draft", case.owner)
    assert [link.source.ref for link in need.source_links.all()] == ["U-001"]


def test_the_field_is_ready_for_the_next_and_what_was_written_stands_below_newest_first(client, case):
    client.force_login(case.owner)
    for text in ("ett", "två", "tre"):
        write(client, case, text)
    response = client.get(address(case))
    assert [(need.ref, need.text) for need in response.context["page"].written] == [
        ("B-003", "tre"),
        ("B-002", "två"),
        ("B-001", "ett"),
    ]
    html = response.content.decode()
    assert "3 behov från det här underlaget." in html
    assert "autofocus" in html
    assert reverse("need_edit", args=[case.key, 3]) in html


def test_a_double_enter_makes_one_need_but_another_text_from_the_same_page_makes_another(client, case):
    client.force_login(case.owner)
    for text in ("ett", "ett", "två"):
        write(client, case, text, once="nyckel")
    assert list(Need.objects.values_list("what", flat=True)) == ["ett", "två"]


@pytest.mark.django_db(transaction=True)
def test_the_same_enter_in_many_requests_at_once_makes_one_need():
    case = make_case()
    make_source(case)
    start = threading.Barrier(4)

    def press():
        client = Client()
        client.force_login(case.owner)
        start.wait()
        write(client, case, once="nyckel")
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Need.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "\u200b"])
def test_nothing_written_is_asked_for(client, case, text):
    client.force_login(case.owner)
    response = write(client, case, text)
    assert response.status_code == 422
    assert "Skriv vad de behöver och tryck sedan på Enter." in response.content.decode()
    assert not Need.objects.exists()


def test_undo_takes_the_last_need_out_of_the_case_and_gives_its_text_back(client, case):
    client.force_login(case.owner)
    write(client, case, "ett")
    write(client, case, "tvaa")
    assert client.get(address(case)).context["page"].undo.ref == "B-002"
    response = client.post(address(case), {"undo": "2"}, follow=True)
    assert response.context["form"]["what"].value() == "tvaa"
    assert [need.ref for need in response.context["page"].written] == ["B-001"]
    assert Need.objects.get(number=2).status == "rejected"
    write(client, case, "två")
    assert Need.objects.get(what="två").ref == "B-003"


def test_what_somebody_has_worked_on_since_is_not_undone(client, case):
    client.force_login(case.owner)
    write(client, case)
    change_need(need=Need.objects.get(), values={"who": "Alla"}, edit=None, by=case.owner)
    assert client.get(address(case)).context["page"].undo is None
    assert client.post(address(case), {"undo": "1"}).status_code == 409
    assert Need.objects.get().status == "draft"


def test_a_colleagues_need_is_seen_but_not_undone(client, case):
    client.force_login(case.owner)
    write(client, case)
    client.force_login(make_user("officer", case.organisation))
    response = client.get(address(case))
    assert [need.by for need in response.context["page"].written] == [case.owner.name]
    assert response.context["page"].undo is None
    assert client.post(address(case), {"undo": "1"}).status_code == 409


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("contributor", 403), ("reader", 403), (None, 404)])
def test_who_may_write(client, case, role, status):
    client.force_login(make_user(role, case.organisation) if role else make_user("officer"))
    assert write(client, case).status_code == status
    assert Need.objects.exists() == (status == 302)


def test_a_locked_case_and_a_removed_source_lead_to_where_they_are_read(client, case):
    client.force_login(case.owner)
    source = case.sources.get()
    remove_source(source=source, by=case.owner)
    assert client.get(address(case)).url == reverse("source", args=[case.key, 1])
    assert write(client, case).status_code == 409
    Case.objects.update(state=CaseState.SUBMITTED)
    assert client.get(address(case)).url == reverse("source", args=[case.key, 1])
    assert write(client, case).status_code == 409
    assert not Need.objects.exists()


@pytest.mark.parametrize("name", ["source", "perspective"])
def test_the_workshop_is_reached_from_the_source_and_from_its_perspective(client, case, name):
    client.force_login(case.owner)
    place = 1 if name == "source" else "operations"
    assert address(case) in client.get(reverse(name, args=[case.key, place])).content.decode()
    client.force_login(make_user("reader", case.organisation))
    assert address(case) not in client.get(reverse(name, args=[case.key, place])).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_queries_however_much_is_written(client, case, number, django_assert_num_queries):
    client.force_login(case.owner)
    for each in range(number):
        write(client, case, f"behov {each}")
    with django_assert_num_queries(6):
        client.get(address(case))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("veta när", "Veta när"),
        ("  VA-avdelningen behöver larm.  ", "VA-avdelningen behöver larm"),
        ("ord " * 30, "Ord " + "ord " * 18 + "ord…"),
        ("a" * 200, "A" + "a" * 79 + "…"),
        ("3 kronor", "3 kronor"),
    ],
)
def test_a_title_is_the_beginning_in_whole_words(text, title):
    assert title_from(text) == title


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5_000, "²", "\x00"])
def test_numbers_that_no_need_has_take_nothing_back(client, case, number):
    client.force_login(case.owner)
    write(client, case)
    assert client.post(address(case), {"undo": number}).status_code == 422
    assert client.get(address(case), {"angrat": number}).status_code == 200
    assert Need.objects.active().count() == 1

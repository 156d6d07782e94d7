"""A form sent twice, or twenty times at once, makes one record and leads to one page."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from needs.cases.models import Baseline, Case, Criterion, Decision, Effect, Need, Source
from needs.safekeeping.models import Event, FormKey
from needs.safekeeping.once import key_of, new_form_key, once
from needs.strategy.models import Goal, GoalCatalogue
from tests.cases.factories import PASSWORD, make_case, make_goal, make_ready_case, make_user

AT_ONCE = 20
NEED = {"version": "0", "what": "veta vem som kommer", "status": "draft"}


def sent(**values: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"once": "nyckel", "what": "veta vem", "csrfmiddlewaretoken": "a"} | values)
    return data


def at_once(work: Callable[[int], str], times: int = AT_ONCE) -> list[str]:
    """What each of many threads got, begun at the same moment."""
    answers: list[str] = []
    start = threading.Barrier(times)

    def run(number: int) -> None:
        start.wait()
        try:
            answers.append(work(number))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db
class TestOnce:
    def test_the_second_time_gives_the_address_of_the_first(self):
        answers = [once(holder="user:1", key="k", do=lambda each=each: f"/{each}/") for each in ("one", "two")]
        assert answers == ["/one/", "/one/"]

    def test_another_holder_may_use_the_same_key(self):
        answers = [once(holder=holder, key="k", do=lambda h=holder: f"/{h}/") for holder in ("user:1", "user:2")]
        assert answers == ["/user:1/", "/user:2/"]

    def test_a_form_without_a_key_is_carried_out_each_time(self):
        assert [once(holder="user:1", key="", do=lambda a=a: a) for a in ("/1/", "/2/")] == ["/1/", "/2/"]
        assert not FormKey.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_what_fails_leaves_the_key_free(self):
        with pytest.raises(ZeroDivisionError):
            once(holder="user:1", key="k", do=lambda: str(1 / 0))
        assert once(holder="user:1", key="k", do=lambda: "/done/") == "/done/"


class TestKey:
    def test_it_is_the_same_for_the_same_content_whichever_button_and_token_sent_it(self):
        assert key_of(sent()) == key_of(sent(csrfmiddlewaretoken="b", next="1"))

    def test_it_differs_when_something_else_is_written(self):
        assert key_of(sent()) != key_of(sent(what="veta när"))

    def test_it_differs_between_two_forms_with_the_same_words(self):
        assert key_of(sent()) != key_of(sent(once=new_form_key()))

    def test_a_password_is_no_part_of_it(self):
        assert key_of(sent(password="ett")) == key_of(sent(password="annat"))

    def test_a_form_without_one_has_none(self):
        assert key_of(sent(once="")) == ""


@pytest.fixture
def case(db) -> Case:
    return make_case(make_user("officer"))


@pytest.fixture
def officer(client, case) -> Client:
    client.force_login(case.owner)
    return client


def typed(client: Client, address: str, **values: str) -> dict[str, str]:
    """The form as its page shows it, with something written in it."""
    form = client.get(address).context["form"]
    return {"version": "0", "once": form["once"].value(), **values}


MAKES = [
    ("need_new", Need, NEED),
    ("source_new", Source, {"title": "Enkät", "kind": "survey"}),
    ("effect_new", Effect, {"indicator": "Andel trygga"}),
]


@pytest.mark.parametrize(("name", "model", "values"), MAKES, ids=lambda each: each if isinstance(each, str) else "")
def test_a_record_of_a_case_is_made_once_and_shown_again(officer, case, name, model, values):
    address = reverse(name, kwargs={"key": case.key})
    data = typed(officer, address, **values)
    first, second = officer.post(address, data), officer.post(address, data)
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, first.url)
    assert model.objects.count() == 1


def test_a_case_is_started_once(officer, case):
    data = typed(officer, reverse("case_new"), title="Ny växel")
    first, second = (officer.post(reverse("case_new"), data) for _time in range(2))
    assert first.url == second.url
    assert Case.objects.filter(title="Ny växel").count() == 1


def test_a_catalogue_and_its_goal_are_made_once(client, case):
    client.force_login(make_user("administrator", case.organisation))
    data = typed(client, reverse("catalogue_new"), name="Hållbarhetsplan")
    first, second = (client.post(reverse("catalogue_new"), data) for _time in range(2))
    assert first.url == second.url
    address = reverse("goal_new", kwargs={"key": GoalCatalogue.objects.get(name="Hållbarhetsplan").key})
    data = typed(client, address, title="Ett mål")
    first, second = (client.post(address, data) for _time in range(2))
    assert first.url == second.url
    assert Goal.objects.filter(title="Ett mål").count() == 1


def test_a_criterion_is_added_once(officer, case):
    address = reverse("criteria", kwargs={"key": case.key})
    page = officer.get(address).context
    data = {"done": "no", "new-version": "0", "new-name": "Nytta för barn", "new-once": page["new"]["once"].value()}
    for row, _percent in page["rows"]:
        data |= {field.html_name: field.value() for field in row if field.value() is not None and field.name != "once"}
    first, second = (officer.post(address, data) for _time in range(2))
    assert (first.status_code, second.status_code, second.url) == (302, 302, address)
    assert Criterion.objects.filter(name="Nytta för barn").count() == 1


def test_the_same_page_sent_with_another_text_makes_another_record(officer, case):
    address = reverse("need_new", kwargs={"key": case.key})
    data = typed(officer, address, **NEED)
    officer.post(address, data)
    officer.post(address, data | {"what": "veta när någon kommer"})
    assert list(Need.objects.values_list("what", flat=True)) == ["veta vem som kommer", "veta när någon kommer"]


def test_a_form_that_comes_back_with_errors_keeps_its_key(officer, case):
    address = reverse("case_new")
    data = typed(officer, address, title="")
    assert officer.post(address, data).context["form"]["once"].value() == data["once"]


def test_a_case_submitted_and_decided_twice_is_submitted_and_decided_once(client, db):
    case = make_ready_case()
    approver = make_user("approver", case.organisation)
    client.force_login(case.owner)
    address = reverse("case_submit", kwargs={"key": case.key})
    data = typed(client, address)
    hub = reverse("case_hub", kwargs={"key": case.key})
    assert [client.post(address, data).url for _time in range(2)] == [hub, hub]
    assert Baseline.objects.count() == 1
    client.force_login(approver)
    address = reverse("case_decide", kwargs={"key": case.key})
    said = {"version": "1", "verdict": "approve", "verdict-B-001": "approve", "password": PASSWORD}
    data = typed(client, address, **said)
    assert [client.post(address, data).url for _time in range(2)] == [hub, hub]
    assert Decision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_at_the_same_moment_make_one_record_and_get_one_page():
    case = make_case(make_user("officer"))
    make_goal(case.organisation)
    address = reverse("need_new", kwargs={"key": case.key})
    browsers = [Client() for _number in range(AT_ONCE)]
    for browser in browsers:
        browser.force_login(case.owner)
    data = typed(browsers[0], address, **NEED)
    answers = at_once(lambda number: browsers[number].post(address, data).url)
    need = Need.objects.get()
    assert answers == [reverse("need", kwargs={"key": case.key, "number": need.number})] * AT_ONCE
    assert Event.objects.filter(kind="need.created").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_lets_the_next_that_waits_carry_it_out():
    tries: list[int] = []

    def do() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ZeroDivisionError
        return "/done/"

    def work(_number: int) -> str:
        try:
            return once(holder="user:1", key="k", do=do)
        except ZeroDivisionError:
            return "failed"

    assert sorted(at_once(work, 5)) == ["/done/"] * 4 + ["failed"]
    assert len(tries) == 2

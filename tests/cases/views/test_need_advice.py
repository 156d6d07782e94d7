"""The writing help beside a need: what is shown, what is only looked at, and what stands on purpose."""

import pytest
from django.urls import reverse

from needs.cases.actions.need import change_need, keep_apart
from needs.cases.models import Need
from tests.cases.factories import make_case, make_need, make_user

pytestmark = pytest.mark.django_db
NAMED = {"title": "Möten", "who": "Handläggaren", "what": "mötas i Microsoft Teams", "so_that": "ärendet blir klart"}


def address(name, case, number=None):
    return reverse(name, kwargs={"key": case.key} | ({"number": number} if number else {}))


def typed(need=None, **values):
    texts = {name: getattr(need, name) for name in NAMED} if need else {}
    return {"version": need.version if need else 0, "status": "draft"} | texts | values


def reasons(*given):
    """As the fields beside the remarks send them."""
    rows = {f"reason-{n}-{part}": value for n, row in enumerate(given) for part, value in row.items()}
    return {"reasons": len(given), **rows}


def why(reason, text="Microsoft Teams", rule="brand"):
    return {"rule": rule, "text": text, "reason": reason}


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


def asked(response):
    return [advice.question for advice in response.context["advice"].shown]


def test_what_is_stored_is_read_when_the_form_is_opened(client, case):
    make_need(case, **NAMED)
    response = client.get(address("need_edit", case, 1))
    assert asked(response) == ["Här nämns ett märke, en typ eller en standard. Behövs det?"]
    assert "<mark>Microsoft Teams</mark>" in response.content.decode()


def test_an_empty_form_is_not_remarked_on(client, case):
    response = client.get(address("need_new", case))
    assert response.context["advice"].spots == 0
    assert "säger vem som har det" in response.content.decode()


@pytest.mark.parametrize("name", ["need_new", "need_edit"])
def test_the_text_is_looked_over_without_being_saved(client, case, name):
    need = make_need(case)
    number = need.number if name == "need_edit" else None
    sent = typed(need if number else None, what="ha en app", check="1")
    response = client.post(address(name, case, number), sent)
    assert asked(response) == ["Det här låter som en lösning. Vad är behovet bakom?"]
    assert ">\nha en app</textarea>" in response.content.decode()
    assert [need.what for need in Need.objects.all()] == ["veta vem som kommer"]


def test_while_somebody_writes_only_the_remarks_are_sent(client, case):
    html = client.post(address("need_new", case), typed(what="ha en app", check="live")).content.decode()
    assert "<mark>app</mark>" in html
    assert "<html" not in html
    assert not Need.objects.exists()


def test_after_an_error_what_was_typed_is_remarked_on(client, case):
    response = client.post(address("need_new", case), typed(what="ha en app", cost_per_year="dyrt"))
    assert asked(response) == ["Det här låter som en lösning. Vad är behovet bakom?"]


def test_a_reason_is_stored_with_what_it_is_about_and_told_in_the_history(client, case):
    need = make_need(case, **NAMED)
    client.post(address("need_edit", case, 1), typed(need, **reasons(why("Alla myndigheter använder det"))))
    need.refresh_from_db()
    assert need.on_purpose == [why("Alla myndigheter använder det")]
    html = client.get(address("need", case, 1)).content.decode()
    assert "Märke eller typ, Microsoft Teams, Alla myndigheter använder det" in html
    assert html.count("Alla myndigheter använder det") == 2


def test_a_reason_is_shown_where_it_can_be_changed(client, case):
    make_need(case, **NAMED, on_purpose=[why("Avtal")])
    response = client.get(address("need_edit", case, 1))
    assert asked(response) == []
    assert [spot.reason for advice in response.context["advice"].settled for spot in advice.spots] == ["Avtal"]
    assert 'name="reason-0-reason">Avtal</textarea>' in response.content.decode()


def test_an_emptied_reason_is_taken_away(client, case):
    need = make_need(case, **NAMED, on_purpose=[why("Avtal")])
    client.post(address("need_edit", case, 1), typed(need, **reasons(why("  "))))
    need.refresh_from_db()
    assert need.on_purpose == []


def test_a_form_that_does_not_ask_for_reasons_leaves_them(client, case):
    need = make_need(case, **NAMED, on_purpose=[why("Avtal")])
    client.post(address("need_edit", case, 1), typed(need, title="Mötena"))
    need.refresh_from_db()
    assert (need.title, need.on_purpose) == ("Mötena", [why("Avtal")])


def test_a_reason_goes_with_the_words_it_was_for_but_not_before_the_need_is_saved(client, case):
    need = make_need(case, **NAMED, on_purpose=[why("Avtal")])
    sent = typed(need, what="mötas på distans", **reasons(why("Avtal")))
    looked_over = client.post(address("need_edit", case, 1), {**sent, "check": "1"})
    assert looked_over.context["advice"].gone == [why("Avtal")]
    assert 'name="reason-1-reason" value="Avtal"' in looked_over.content.decode()
    client.post(address("need_edit", case, 1), sent)
    need.refresh_from_db()
    assert need.on_purpose == []


@pytest.mark.parametrize(
    "row", [why("x", rule="påhitt"), why("x", text="Word"), why("x", rule="similar", text="B-002"), why("")]
)
def test_nothing_else_than_reasons_for_remarks_is_stored(client, case, row):
    need = make_need(case, **NAMED)
    client.post(address("need_edit", case, 1), typed(need, **reasons(row)))
    need.refresh_from_db()
    assert need.on_purpose == []


@pytest.mark.parametrize("count", ["-1", "x", "٣", "999999999999"])
def test_a_number_of_reasons_that_nobody_sends_does_no_harm(client, case, count):
    need = make_need(case, **NAMED)
    sent = typed(need, **reasons(why("Avtal"))) | {"reasons": count}
    assert client.post(address("need_edit", case, 1), sent).status_code == 302


def test_a_reason_has_an_end(client, case):
    need = make_need(case, **NAMED)
    html = client.post(address("need_edit", case, 1), typed(need, **reasons(why("a" * 1_001)))).content.decode()
    assert "med högst 1" in html
    assert client.post(address("need_edit", case, 1), typed(need, **reasons(why("a" * 1_000)))).status_code == 302


def test_that_a_need_is_kept_apart_survives_the_form(client, case):
    need, other = make_need(case, **NAMED), make_need(case, **NAMED)
    keep_apart(need=need, other=other, reason="Olika grupper", by=case.owner)
    need.refresh_from_db()
    client.post(address("need_edit", case, 1), typed(need, **reasons(why("Avtal"))))
    need.refresh_from_db()
    assert need.on_purpose == [why("Olika grupper", text="B-002", rule="similar"), why("Avtal")]


def test_two_people_who_write_reasons_choose_between_them_in_words(client, case):
    need = make_need(case, **NAMED)
    theirs = {"on_purpose": [why("Deras skäl")]}
    change_need(need=need, values=theirs, edit=None, by=make_user(organisation=case.organisation))
    sent = typed(need, **reasons(why("Mitt skäl")))
    html = client.post(address("need_edit", case, 1), sent).content.decode()
    assert "Märke eller typ, Microsoft Teams, Deras skäl" in html
    assert "Märke eller typ, Microsoft Teams, Mitt skäl" in html
    settled = {**sent, "take-on_purpose": "mine", "resolved_version": 2}
    assert client.post(address("need_edit", case, 1), settled).status_code == 302
    need.refresh_from_db()
    assert need.on_purpose == [why("Mitt skäl")]


def test_a_reason_and_somebody_elses_change_of_the_text_are_both_kept(client, case):
    need = make_need(case, **NAMED)
    change_need(need=need, values={"who": "Chefen"}, edit=None, by=make_user(organisation=case.organisation))
    client.post(address("need_edit", case, 1), typed(need, **reasons(why("Avtal"))))
    need.refresh_from_db()
    assert (need.who, need.on_purpose) == ("Chefen", [why("Avtal")])


def test_a_need_that_looks_like_another_says_so_in_the_form_and_where_it_is_read(client, case):
    make_need(case, title="Först"), make_need(case, title="Sist")
    for name in ("need_edit", "need"):
        html = client.get(address(name, case, 2)).content.decode()
        assert f'{address("need_merge", case, 2)}?into=1">B-001 Först</a>' in html


def test_what_is_typed_is_compared_before_it_is_saved(client, case):
    make_need(case, title="Först")
    html = client.post(
        address("need_new", case),
        typed(who="Den som har hemtjänst", what="veta vem som kommer", so_that="dagen blir trygg", check="live"),
    ).content.decode()
    assert f'{address("need", case, 1)}">B-001 Först</a>' in html


def test_who_writes_one_need_after_another_is_told_that_the_last_looks_like_an_earlier(client, case):
    make_need(case, title="Först")
    response = client.post(
        address("need_new", case),
        typed(who="Den som har hemtjänst", what="veta vem som kommer", so_that="dagen blir trygg", next="1"),
        follow=True,
    )
    assert "Det liknar B-001 Först." in response.content.decode()


def test_a_reader_is_not_asked_to_merge(client, case):
    make_need(case, title="Först"), make_need(case, title="Sist")
    client.force_login(make_user("reader", case.organisation))
    assert client.get(address("need", case, 2)).context["alike"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_takes_as_many_queries_however_many_needs_there_are(client, case, count, django_assert_num_queries):
    for _each in range(count):
        make_need(case, **NAMED)
    client.get(address("need_edit", case, 1))
    with django_assert_num_queries(13):
        client.get(address("need_edit", case, 1))

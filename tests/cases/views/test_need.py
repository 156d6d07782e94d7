"""The register: what people meet when they write, read and look for needs."""

import pytest
from django.urls import reverse

from needs.cases.actions.goal import choose_goals
from needs.cases.actions.need import change_need, retire_need
from needs.cases.models import Need
from tests.cases.factories import make_case, make_effect, make_goal, make_need, make_source, make_user

pytestmark = pytest.mark.django_db


def address(name, case, number=None, **query):
    at = {"key": case.key} | ({"number": number} if number else {})
    return reverse(name, kwargs=at) + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def typed(need=None, **values):
    """What the form sends when these fields are filled in and nothing else is."""
    version = need.version if need else 0
    text = {name: getattr(need, name) for name in ("title", "who", "what", "so_that", "problem")} if need else {}
    return {"version": version, "status": "draft"} | text | values


@pytest.fixture
def case(client):
    case = make_case()
    client.force_login(case.owner)
    return case


def test_a_need_is_saved_with_nothing_but_a_word(client, case):
    response = client.post(address("need_new", case), typed(who="Nattpatrullen"))
    need = case.needs.get()
    assert response.url == address("need", case, 1)
    assert (need.ref, need.who, need.what, need.status) == ("B-001", "Nattpatrullen", "", "draft")


def test_a_need_of_which_nothing_is_said_is_not_saved(client, case):
    html = client.post(address("need_new", case), typed(perspective="citizen", who=" \u200b")).content.decode()
    assert "Skriv minst ett ord om behovet." in html
    assert not case.needs.exists()


def test_everything_may_be_taken_out_of_a_need_that_is_there(client, case):
    need = make_need(case)
    client.post(address("need_edit", case, 1), typed(need, title="", who="", what="", so_that="", problem=""))
    need.refresh_from_db()
    assert (need.title, need.what) == ("", "")


@pytest.mark.parametrize(("name", "length"), [("who", 1_000), ("problem", 10_000)])
def test_a_text_has_an_end(client, case, name, length):
    html = client.post(address("need_new", case), typed(**{name: "a" * (length + 1)})).content.decode()
    assert f'href="#id_{name}"' in html
    assert client.post(address("need_new", case), typed(**{name: "a" * length})).status_code == 302


def test_the_title_is_taken_from_the_sentence_when_none_is_written(client, case):
    client.post(address("need_new", case), typed(what="skilja larm som kräver besök från andra."))
    assert case.needs.get().title == "Skilja larm som kräver besök från andra"


def test_everything_the_form_asks_is_saved(client, case):
    choose_goals(
        case=case, goals=[make_goal(case.organisation), make_goal(case.organisation, "Ekonomi")], by=case.owner
    )
    make_source(case)
    make_effect(case)
    answers = {
        "met_when": "Inom en minut\n\nVarje natt",
        "perspective": "operations",
        "other_perspectives": ["customer", "citizen"],
        "cost_per_year": "1,2 miljoner kr",
        "effort": "3",
        "goal-M2-strength": "3",
        "goal-M2-reason": "Färre mil",
        "source-U-001-used": "on",
        "source-U-001-quote": "Jag körde fyra mil.",
        "effects": ["E-001"],
        "status": "proposed",
    }
    client.post(address("need_new", case), typed(**answers))
    need = case.needs.get()
    assert (need.met_when, need.cost_per_year, need.effort) == (["Inom en minut", "Varje natt"], 1_200_000, 3)
    assert (need.perspective, need.other_perspectives, need.status) == (
        "operations",
        ["customer", "citizen"],
        "proposed",
    )
    assert [(link.goal.ref, link.strength, link.reason) for link in need.goal_links.all()] == [("M2", 3, "Färre mil")]
    assert [(link.source.ref, link.quote) for link in need.source_links.all()] == [("U-001", "Jag körde fyra mil.")]
    assert [effect.ref for effect in need.effects.all()] == ["E-001"]


def test_a_quote_without_a_tick_is_not_lost(client, case):
    make_source(case)
    client.post(address("need_new", case), typed(**{"source-U-001-quote": "Vi vet aldrig."}))
    assert case.needs.get().source_links.get().quote == "Vi vet aldrig."


def test_a_sum_that_is_no_number_is_said_in_words_and_everything_typed_stays(client, case):
    html = client.post(address("need_new", case), typed(who="Nattpatrullen", cost_per_year="dyrt")).content.decode()
    assert "<title>Fel: Skriv ett behov" in html
    assert 'href="#id_cost_per_year"' in html
    assert ">\nNattpatrullen</textarea>" in html
    assert not Need.objects.exists()


def test_save_and_write_the_next_keeps_the_perspective(client, case):
    response = client.post(address("need_new", case), typed(who="A", perspective="citizen", next="1"))
    assert response.url == address("need_new", case, perspective="citizen")
    assert '<option value="citizen" selected>' in client.get(response.url).content.decode()


def test_two_people_who_change_different_fields_both_get_their_way(client, case):
    need = make_need(case)
    change_need(need=need, values={"problem": "Ingen vet."}, edit=None, by=make_user(organisation=case.organisation))
    client.post(address("need_edit", case, 1), typed(need, title="Veta vem"))
    need.refresh_from_db()
    assert (need.title, need.problem) == ("Veta vem", "Ingen vet.")


def test_two_people_who_change_the_same_field_see_both_texts_and_settle_it(client, case):
    need = make_need(case)
    change_need(need=need, values={"title": "Deras rubrik"}, edit=None, by=make_user(organisation=case.organisation))
    sent = typed(need, title="Min rubrik", who="Alla")
    response = client.post(address("need_edit", case, 1), sent)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Deras rubrik" in html
    assert 'value="Min rubrik"' in html
    assert '<input type="hidden" name="who" value="Alla">' in html
    settled = {**sent, "title": "Vår rubrik", "take-title": "mine", "resolved_version": 2}
    assert client.post(address("need_edit", case, 1), settled).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.who) == ("Vår rubrik", "Alla")


def test_goals_that_two_people_changed_are_chosen_between(client, case):
    choose_goals(case=case, goals=[make_goal(case.organisation)], by=case.owner)
    need = make_need(case)
    theirs = {"goals": [{"goal": "M1", "strength": 1, "reason": ""}]}
    change_need(need=need, values=theirs, edit=None, by=make_user(organisation=case.organisation))
    sent = typed(need, **{"goal-M1-strength": "3"})
    html = client.post(address("need_edit", case, 1), sent).content.decode()
    assert "Mål som behovet stödjer" in html
    assert 'name="take-goals" value="theirs"' in html
    client.post(address("need_edit", case, 1), {**sent, "take-goals": "mine", "resolved_version": 2})
    assert need.goal_links.get().strength == 3


def test_the_history_shows_the_words_that_changed(client, case):
    need = make_need(case, problem="Ingen vet vem som kommer.")
    change_need(need=need, values={"problem": "Alla vet vem som kommer."}, edit=None, by=case.owner)
    html = client.get(address("need", case, 1)).content.decode()
    assert "<del>Ingen</del> <ins>Alla</ins>" in html


def test_a_need_leaves_with_a_reason_and_comes_back_with_its_number(client, case):
    need = make_need(case)
    refused = client.post(address("need_retire", case, 1), {"version": 1, "status": "rejected", "retired_reason": ""})
    assert "Skriv varför" in refused.content.decode()
    client.post(address("need_retire", case, 1), {"version": 1, "status": "rejected", "retired_reason": "Redan löst"})
    need.refresh_from_db()
    assert (need.status, need.retired_reason) == ("rejected", "Redan löst")
    assert make_need(case).ref == "B-002"
    client.post(address("need_restore", case, 1))
    need.refresh_from_db()
    assert (need.status, need.retired_reason) == ("proposed", "")


def test_merging_shows_both_texts_and_what_moves_before_anything_happens(client, case):
    make_source(case)
    make_need(case, title="Det ena", sources=[{"source": "U-001", "quote": "Sagt"}])
    make_need(case, title="Det andra")
    html = client.get(address("need_merge", case, 1, into=2)).content.decode()
    assert "Det ena" in html
    assert "Det andra" in html
    assert "Underlag U-001" in html
    assert {need.status for need in case.needs.all()} == {"draft"}


def test_merging_asks_why_and_then_the_successor_speaks_for_both(client, case):
    make_source(case)
    make_need(case, sources=[{"source": "U-001", "quote": "Sagt"}])
    into = make_need(case)
    assert "Skriv i en mening" in client.post(address("need_merge", case, 1), {"into": 2}).content.decode()
    response = client.post(address("need_merge", case, 1), {"into": 2, "reason": "Samma sak"})
    assert response.url == address("need", case, 2)
    assert into.source_links.get().quote == "Sagt"
    assert case.needs.get(number=1).merged_into == into
    assert address("need", case, 2) in client.get(address("need", case, 1)).content.decode()


def test_a_merged_need_says_why_it_can_not_be_taken_back_instead_of_offering_it(client, case):
    gone, into = make_need(case), make_need(case)
    client.post(address("need_merge", case, 1), {"into": 2, "reason": "Samma sak"})
    offered = client.get(address("need", case, 1)).content.decode()
    retire_need(need=into, status="deferred", reason="Senare", edit=None, by=case.owner)
    refused = client.get(address("need", case, 1)).content.decode()
    restoring = f'action="{address("need_restore", case, gone.number)}"'
    assert restoring in offered
    assert restoring not in refused
    assert "Ta tillbaka B-002 först." in refused


def test_a_need_can_not_be_merged_into_itself_or_one_that_has_left(client, case):
    make_need(case)
    assert "Välj ett behov som finns kvar" in client.post(address("need_merge", case, 1), {"into": 1}).content.decode()


def test_a_locked_case_shows_the_need_as_text_and_refuses_changes(client, case):
    need = make_need(case)
    type(case).objects.filter(pk=case.pk).update(state="approved")
    assert client.get(address("need_edit", case, 1)).url == address("need", case, 1)
    html = client.get(address("need", case, 1)).content.decode()
    assert "beslutad och låst" in html
    assert address("need_edit", case, 1) not in html
    assert client.post(address("need_edit", case, 1), typed(need, title="Nytt")).status_code == 409

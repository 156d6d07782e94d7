"""What is typed and not saved is on the server: hers alone, in the form again, gone when it is saved."""

from datetime import datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from needs.accounts.models import User
from needs.cases.actions.case import change_case
from needs.cases.actions.decision import submit_case, withdraw_case
from needs.cases.actions.goal import choose_goals
from needs.cases.actions.need import change_need
from needs.cases.models import Case, Need
from needs.safekeeping import drafts
from needs.safekeeping.models import Draft, FormKey
from tests.cases.factories import PASSWORD, make_case, make_goal, make_need, make_ready_case, make_user

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 14, 32, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def case() -> Case:
    return make_case(make_user("officer"))


@pytest.fixture
def need(case) -> Need:
    return make_need(case, problem="Ingen vet vem som kommer.")


@pytest.fixture
def officer(client, case) -> Client:
    client.force_login(case.owner)
    return client


def address(name: str, case: Case, **more: object) -> str:
    return reverse(name, kwargs={"key": case.key, **more})


def keeps(client: Client, form: str, **values: str):
    return client.post(reverse("draft_save"), {"draft_of": form, **values})


def draft_of(user: User, form: str) -> dict[str, str]:
    return dict(Draft.objects.get(user=user, form=form).fields)


class TestKeeping:
    def test_the_answer_says_when_it_was_kept(self, officer, case, need, monkeypatch):
        monkeypatch.setattr(timezone, "now", lambda: AT)
        response = keeps(officer, address("need_edit", case, number=1), what="veta när")
        assert (response.status_code, response.json()) == (200, {"saved": "14:32"})

    def test_what_is_typed_stands_in_the_form_again_with_nothing_said_to_be_wrong(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när", cost_per_year="massor")
        page = officer.get(form)
        html = page.content.decode()
        assert [page.context["form"][name].value() for name in ("what", "cost_per_year")] == ["veta när", "massor"]
        assert "Vi sparade det du skrev" in html
        assert 'class="error-summary' not in html
        assert not page.context["form"].is_valid()

    def test_a_field_that_the_draft_does_not_know_is_as_it_is_stored(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när")
        assert officer.get(form).context["form"]["problem"].value() == "Ingen vet vem som kommer."

    def test_an_unticked_box_stays_unticked(self, officer, case):
        change_case(case=case, values={"restricted": True}, edit=None, by=case.owner)
        form = address("case_facts", case)
        keeps(officer, form, version="2", title="Trygghet dygnet runt")
        assert officer.get(form).context["form"]["restricted"].value() is False

    def test_a_form_without_a_draft_says_nothing_of_one(self, officer, case, need):
        assert "Kasta utkastet" not in officer.get(address("need_edit", case, number=1)).content.decode()

    def test_the_latest_takes_the_place_of_the_one_before(self, officer, case):
        form = address("need_new", case)
        for text in ("veta", "veta vem", "veta vem som kommer"):
            keeps(officer, form, what=text)
        assert draft_of(case.owner, form) == {"what": "veta vem som kommer"}

    def test_neither_passwords_nor_tokens_are_kept(self, officer, case):
        form = address("case_decide", case)
        keeps(officer, form, comment="Bra", password=PASSWORD, csrfmiddlewaretoken="hemligt", oldpassword="a")
        assert draft_of(case.owner, form) == {"comment": "Bra"}

    def test_a_character_that_no_database_holds_is_left_out(self, officer, case):
        form = address("need_new", case)
        assert keeps(officer, form, **{"wh\x00at": "veta\x00 vem"}).status_code == HTTPStatus.OK
        assert draft_of(case.owner, form) == {"what": "veta vem"}

    def test_a_page_of_a_list_has_a_draft_of_its_own(self, officer, case, need):
        keeps(officer, address("score", case) + "?page=2", **{"score-B-001-K1": "5"})
        assert not hasattr(officer.get(address("score", case)).wsgi_request, "draft")
        assert hasattr(officer.get(address("score", case), {"page": "2"}).wsgi_request, "draft")

    def test_more_than_a_draft_holds_is_refused_in_words_and_keeps_what_was_there(self, officer, case):
        form = address("need_new", case)
        keeps(officer, form, what="veta vem")
        assert keeps(officer, form, what="å" * drafts.LARGEST).status_code == HTTPStatus.CONFLICT
        assert draft_of(case.owner, form) == {"what": "veta vem"}

    def test_the_oldest_fall_away_when_a_person_has_too_many(self, case, monkeypatch):
        monkeypatch.setattr(drafts, "MOST", 3)
        for number in range(5):
            drafts.keep(user=case.owner, form=f"/arenden/{number}/", fields=[("what", "veta")])
        left = Draft.objects.order_by("form").values_list("form", flat=True)
        assert list(left) == ["/arenden/2/", "/arenden/3/", "/arenden/4/"]

    @pytest.mark.parametrize(
        "form", ["", "//evil.example/", "https://evil.example/", "/finns-inte/", "/" + "a" * 400, "/bidra/\x00/"]
    )
    def test_only_pages_of_ours_have_drafts(self, officer, form):
        assert keeps(officer, form, what="veta").status_code == HTTPStatus.NOT_FOUND
        assert not Draft.objects.exists()


class TestWithoutScripts:
    def test_the_button_keeps_the_draft_and_leads_back_to_the_form(self, officer, case):
        form = address("need_new", case)
        response = keeps(officer, form, what="veta vem", draft="1")
        assert (response.status_code, response.url) == (302, form)
        assert draft_of(case.owner, form) == {"what": "veta vem"}

    def test_every_form_says_which_it_is(self, officer, case, need):
        html = officer.get(address("need_edit", case, number=1)).content.decode()
        assert f'name="draft_of" value="{address("need_edit", case, number=1)}"' in html


class TestFallingAway:
    def test_it_falls_away_when_the_form_is_saved(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när")
        officer.post(form, {"version": "1", "what": "veta när", "status": "draft", "draft_of": form})
        assert not Draft.objects.exists()
        assert Need.objects.get().what == "veta när"

    def test_it_is_thrown_away_when_she_says_so(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när")
        response = officer.post(reverse("draft_discard"), {"draft_of": form})
        assert (response.url, Draft.objects.exists()) == (form, False)

    def test_saving_another_form_leaves_it(self, officer, case, need):
        keeps(officer, address("need_edit", case, number=1), version="1", what="veta när")
        other = address("case_lessons", case)
        officer.post(other, {"version": "1", "lessons": "Börja tidigare.", "done": "no", "draft_of": other})
        assert Draft.objects.count() == 1

    def test_it_survives_logging_out(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när")
        officer.post(reverse("account_logout"))
        officer.force_login(case.owner)
        assert officer.get(form).context["form"]["what"].value() == "veta när"

    def test_after_the_session_has_ended_nothing_is_kept_or_dropped_and_the_way_leads_back(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="veta när")
        officer.logout()
        response = keeps(officer, form, version="1", what="veta när någon kommer")
        assert response.status_code == HTTPStatus.UNAUTHORIZED
        assert "veta när någon kommer" in response.content.decode()
        assert f'href="{reverse("account_login")}?next={form}"' in response.content.decode()
        assert officer.post(form, {"draft_of": form, "what": "x"}).status_code == HTTPStatus.UNAUTHORIZED
        assert draft_of(case.owner, form)["what"] == "veta när"


class TestRefused:
    @pytest.mark.parametrize("version", ["9" * 30, "9" * 5_000, "²"])
    def test_a_choice_from_no_conflict_that_ever_was_leads_to_the_conflict(self, officer, case, need, version):
        change_need(need=need, values={"what": "veta vem"}, edit=None, by=case.owner)
        typed = {"version": "1", "what": "veta när", "status": "draft", "resolved_version": version}
        response = officer.post(address("need_edit", case, number=1), typed | {"take-what": "mine"})
        assert response.status_code == HTTPStatus.CONFLICT

    def test_a_conflict_leaves_a_draft_that_leads_to_the_same_conflict(self, officer, case, need):
        form = address("need_edit", case, number=1)
        change_need(need=need, values={"what": "veta vem"}, edit=None, by=case.owner)
        typed = {"version": "1", "what": "veta när", "status": "draft", "draft_of": form}
        assert officer.post(form, typed).status_code == HTTPStatus.CONFLICT
        page = officer.get(form)
        assert [page.context["form"][name].value() for name in ("what", "version")] == ["veta när", "1"]
        assert officer.post(form, typed).status_code == HTTPStatus.CONFLICT
        assert Need.objects.get().what == "veta vem"

    def test_what_others_have_changed_beside_it_is_kept_when_the_draft_is_saved(self, officer, case, need):
        form = address("need_edit", case, number=1)
        typed = {"version": "1", "what": "veta när", "problem": need.problem, "status": "draft"}
        keeps(officer, form, **typed)
        change_need(need=need, values={"problem": "Ny vikarie varje natt."}, edit=None, by=case.owner)
        assert officer.post(form, typed | {"draft_of": form}).status_code == HTTPStatus.FOUND
        assert Need.objects.values_list("what", "problem").get() == ("veta när", "Ny vikarie varje natt.")

    def test_a_locked_case_leaves_a_draft_for_when_it_is_open_again(self, client):
        case = make_ready_case()
        make_user("approver", case.organisation)
        client.force_login(case.owner)
        submit_case(case=case, by=case.owner)
        form = address("need_edit", case, number=1)
        typed = {"version": "3", "what": "veta när", "draft_of": form}
        assert client.post(form, typed).status_code == HTTPStatus.CONFLICT
        withdraw_case(case=case, by=case.owner)
        assert client.get(form).context["form"]["what"].value() == "veta när"

    def test_a_form_that_comes_back_with_errors_is_kept_too(self, officer, case, need):
        form = address("need_edit", case, number=1)
        officer.post(form, {"version": "1", "what": "veta när", "cost_per_year": "massor", "draft_of": form})
        assert draft_of(case.owner, form) == {"version": "1", "what": "veta när", "cost_per_year": "massor"}

    def test_what_a_script_asks_while_she_writes_is_not_the_form_being_sent(self, officer, case, need):
        form = address("need_edit", case, number=1)
        asked = {"version": "1", "what": "", "cost_per_year": "massor", "draft_of": form}
        officer.post(form, asked, headers={"Sec-Fetch-Mode": "cors"})
        assert not Draft.objects.exists()

    def test_what_she_may_not_send_is_not_kept(self, client, case, need):
        reader = make_user("reader", case.organisation)
        client.force_login(reader)
        form = address("need_edit", case, number=1)
        assert client.post(form, {"what": "veta när", "draft_of": form}).status_code == HTTPStatus.FORBIDDEN
        assert not Draft.objects.exists()

    def test_what_was_not_sent_from_a_page_of_ours_is_not_kept(self, case, need):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(case.owner)
        form = address("need_edit", case, number=1)
        for target in (form, reverse("draft_save")):
            assert browser.post(target, {"what": "x", "draft_of": form}).status_code == HTTPStatus.FORBIDDEN
        assert not Draft.objects.exists()

    def test_a_decision_on_a_version_that_is_gone_begins_anew(self, client):
        case = make_ready_case()
        approver = make_user("approver", case.organisation)
        submit_case(case=case, by=case.owner)
        client.force_login(approver)
        form = address("case_decide", case)
        keeps(client, form, version="1", comment="Bra")
        assert client.get(form).context["form"]["comment"].value() == "Bra"
        withdraw_case(case=case, by=case.owner)
        submit_case(case=case, by=case.owner)
        assert client.get(form).context["form"]["comment"].value() is None


class TestWhose:
    def test_nobody_meets_anothers_draft(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, version="1", what="Karins hemlighet")
        colleague = make_user("officer", case.organisation)
        officer.force_login(colleague)
        assert "Karins hemlighet" not in officer.get(form).content.decode()

    def test_nobody_throws_away_anothers_draft(self, officer, case, need):
        form = address("need_edit", case, number=1)
        keeps(officer, form, what="veta när")
        officer.force_login(make_user("officer", case.organisation))
        officer.post(reverse("draft_discard"), {"draft_of": form})
        assert draft_of(case.owner, form) == {"what": "veta när"}


FORMS = [
    ("need_new", {}, "what"),
    ("source_new", {}, "notes"),
    ("source", {"number": 1}, "notes"),
    ("effect_new", {}, "method"),
    ("effect", {"number": 1}, "method"),
    ("need_edit", {"number": 1}, "problem"),
    ("need_retire", {"number": 1}, "retired_reason"),
    ("perspective", {"kind": "operations"}, "summary"),
    ("case_background", {}, "background"),
    ("case_situation", {}, "situation_costs"),
    ("case_lessons", {}, "lessons"),
    ("case_delimitation", {}, "outside"),
    ("case_alternatives", {}, "share-reason"),
    ("case_facts", {}, "cpv_codes"),
    ("case_cancel", {}, "reason"),
    ("criteria", {}, "K1-question"),
    ("criteria", {}, "new-question"),
    ("priority", {}, "B-001-moscow_reason"),
    ("case_goal", {"number": 2}, "uncovered_reason"),
]


@pytest.mark.parametrize(("name", "at", "field"), FORMS)
def test_every_form_of_a_case_shows_its_draft_with_a_way_to_throw_it_away(client, name, at, field):
    case = make_ready_case()
    if name == "case_goal":
        add_a_goal_without_needs(case)
    client.force_login(case.owner)
    form = address(name, case, **at)
    keeps(client, form, **{field: "Skrivet men inte sparat"})
    html = client.get(form).content.decode()
    assert "Skrivet men inte sparat" in html
    assert "Kasta utkastet" in html
    assert f'data-autosave="{reverse("draft_save")}"' in html


def add_a_goal_without_needs(case: Case) -> None:
    chosen = [link.goal for link in case.goals.all()]
    choose_goals(case=case, goals=[*chosen, make_goal(case.organisation, "Friska medarbetare")], by=case.owner)


def test_a_score_that_is_chosen_and_not_saved_is_chosen_again(officer, case, need):
    form = address("score", case)
    keeps(officer, form, **{"score-B-001-K1": "4"})
    [row] = officer.get(form).context["table"].rows
    assert [option.value for option in row.cells[0].options if option.chosen] == ["4"]


def test_a_question_with_a_draft_stands_unfolded(officer, case):
    form = address("perspective", case, kind="operations")
    answers = officer.get(form).context["form"].answers
    keeps(officer, form, **{f"{answers[5].question.id}-text": "Ingen har frågat oss."})
    drafted = [answer.question.id for answer in officer.get(form).context["form"].answers if answer.is_drafted]
    assert drafted == [answers[5].question.id]


def test_tidying_sweeps_old_keys_and_old_drafts_and_nothing_else(case, capsys):
    now = timezone.now()
    for name, days in (("old", 8), ("new", 6)):
        FormKey.objects.create(holder="user:1", key=name, result="/", used_at=now - timedelta(days=days))
    for name, days in (("old", 91), ("new", 89)):
        Draft.objects.create(user=case.owner, form=f"/{name}/", saved_at=now - timedelta(days=days))
    call_command("tidy")
    assert (FormKey.objects.get().key, Draft.objects.get().form) == ("new", "/new/")
    assert "Städat bort: formulärnycklar 1, utkast 1." in capsys.readouterr().out

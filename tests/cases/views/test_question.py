"""The question bank of an organisation, as its members read it and its administrators word it."""

import pytest
from django.urls import reverse

from needs.cases.actions.question import change_question, create_question, retire_question
from needs.cases.models import BankQuestion
from needs.cases.queries.question import bank
from needs.cases.questions import texts
from tests.cases.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def administrator(client, organisation):
    person = make_user("administrator", organisation)
    client.force_login(person)
    return person


def page(name, organisation, *code):
    return reverse(name, args=[organisation.key, *code])


def shipped(code="M1"):
    """What the form of a question holds before anybody has worded it."""
    return {"version": 0} | texts(code, "sv") | {f"{name}_en": text for name, text in texts(code, "en").items()}


def text(response):
    return " ".join(response.content.decode().split())


def back(organisation, kind, code):
    return f"{page('question_bank', organisation)}?perspective={kind}#{code}"


def test_all_questions_stand_there_in_both_languages(client, organisation, administrator):
    html = text(client.get(page("question_bank", organisation)))
    assert html.count("8 frågor") == 6
    assert "Vad försöker du få gjort när du möter tjänsten?" in html
    assert "What are you trying to get done when you meet the service?" in html


def test_what_is_the_organisations_own_stands_out_beside_what_is_shipped(client, organisation, administrator):
    change_question(organisation=organisation, code="M1", values={"wording": "Vad vill du?"}, edit=None, by=None)
    create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad oroar dig?"}, by=None)
    retire_question(organisation=organisation, code="M2", by=None)
    group = client.get(page("question_bank", organisation)).context["groups"][1]
    assert group.summary == "8 frågor, 1 omformulerad, 1 egen"
    assert ([entry.id for entry in group.asked][-1], [entry.id for entry in group.retired]) == ("M101", ["M2"])
    html = text(client.get(page("question_bank", organisation)))
    assert 'Ursprungligen: <span lang="sv">Vad försöker du få gjort när du möter tjänsten?</span>' in html


def test_a_question_is_worded_and_the_other_language_stays_as_shipped(client, organisation, administrator):
    sent = shipped() | {"wording": "Vad vill du få gjort?"}
    assert client.post(page("question_edit", organisation, "M1"), sent).url == back(organisation, "citizen", "M1")
    assert bank(organisation, "citizen", "sv")[0].wording == "Vad vill du få gjort?"
    assert not bank(organisation, "citizen", "en")[0].is_own


def test_saving_what_is_shipped_changes_nothing(client, organisation, administrator):
    client.post(page("question_edit", organisation, "M1"), shipped())
    assert not bank(organisation, "citizen", "sv")[0].is_own


def test_an_emptied_wording_is_the_shipped_one_again(client, organisation, administrator):
    change_question(organisation=organisation, code="M1", values={"wording": "Vad vill du?"}, edit=None, by=None)
    version = BankQuestion.objects.get(language="sv").version
    client.post(page("question_edit", organisation, "M1"), shipped() | {"version": version, "wording": ""})
    assert not bank(organisation, "citizen", "sv")[0].is_own


def test_an_own_question_is_added_once_and_asked(client, organisation, administrator):
    address = page("question_new", organisation) + "?perspective=citizen"
    key = client.get(address).context["form"]["once"].value()
    sent = {"version": 0, "once": key, "perspective": "citizen", "wording": "Vad oroar dig?", "hint": "Berätta."}
    assert [client.post(address, sent).url for _ in range(2)] == [back(organisation, "citizen", "M101")] * 2
    assert [(one.id, one.hint) for one in bank(organisation, "citizen", "sv")][-1] == ("M101", "Berätta.")
    assert "M101" not in [one.id for one in bank(organisation, "citizen", "en")]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"wording": " "}, "Skriv frågan på svenska."),
        ({"wording": "Vad?", "hint_en": "Tell us."}, "Skriv frågan på engelska också"),
    ],
)
def test_an_own_question_needs_its_words(client, organisation, administrator, typed, message):
    html = text(client.post(page("question_new", organisation), {"version": 0, "perspective": "citizen"} | typed))
    assert message in html
    assert not BankQuestion.objects.exists()


def test_a_question_is_retired_asked_again_and_put_back(client, organisation, administrator):
    change_question(organisation=organisation, code="M1", values={"wording": "Vad vill du?"}, edit=None, by=None)
    assert client.post(page("question_retire", organisation, "M1")).url == back(organisation, "citizen", "M1")
    assert bank(organisation, "citizen", "sv")[0].id == "M2"
    assert "Ställ frågan igen" in text(client.get(page("question_edit", organisation, "M1")))
    client.post(page("question_restore", organisation, "M1"))
    assert bank(organisation, "citizen", "sv")[0].wording == "Vad vill du?"
    client.post(page("question_reset", organisation, "M1"))
    assert not bank(organisation, "citizen", "sv")[0].is_own


def test_an_own_question_cannot_be_put_back(client, organisation, administrator):
    create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad oroar dig?"}, by=None)
    assert client.post(page("question_reset", organisation, "M101")).status_code == 409


@pytest.mark.parametrize("code", ["M9", "X1", "M101"])
def test_a_question_that_does_not_exist_does_not_exist(client, organisation, administrator, code):
    create_question(
        organisation=make_organisation(), perspective="citizen", values={"wording": "Vad oroar dig?"}, by=None
    )
    assert client.get(page("question_edit", organisation, code)).status_code == 404
    assert client.post(page("question_retire", organisation, code)).status_code == 404
    assert not organisation.questions.exists()


def test_two_who_word_the_same_at_once_meet_both(client, organisation, administrator):
    for wording in ("Elins fråga?", "Jonas fråga?"):
        met = client.post(page("question_edit", organisation, "M1"), shipped() | {"wording": wording})
    assert met.status_code == 409
    assert [word in text(met) for word in ("Elins fråga?", "Jonas fråga?")] == [True, True]


@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("reader", 403), (None, 404)])
def test_members_read_and_administrators_write(client, organisation, role, status):
    client.force_login(make_user(role, organisation) if role else make_user("administrator"))
    html = client.get(page("question_bank", organisation))
    assert html.status_code == (200 if role else 404)
    assert "Lägg till en fråga" not in text(html)
    assert client.get(page("question_edit", organisation, "M1")).status_code == status
    assert client.post(page("question_edit", organisation, "M1"), shipped()).status_code == status


def test_the_page_of_the_organisation_leads_there(client, organisation, administrator):
    assert page("question_bank", organisation) in text(client.get(reverse("organisation", args=[organisation.key])))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_bank_takes_the_same_queries_at_one_and_three_rows(
    client, organisation, administrator, rows, django_assert_num_queries
):
    for _ in range(rows):
        create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad?"}, by=None)
    with django_assert_num_queries(5):
        client.get(page("question_bank", organisation))

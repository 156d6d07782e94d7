import pytest
from django.urls import reverse

from needs.cases.actions.decision import submit_case
from needs.cases.models import Answer, BankQuestion, Perspective
from needs.safekeeping.models import Event
from tests.cases.factories import make_case, make_need, make_ready_case, make_source, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_case()


def address(case, kind="citizen"):
    return reverse("perspective", args=[case.key, kind])


def body(case, kind="citizen", **typed):
    return {"version": Perspective.objects.get(case=case, kind=kind).version, "status": "in_progress"} | typed


def saved(case, kind="citizen"):
    return Perspective.objects.get(case=case, kind=kind)


def test_the_page_asks_the_eight_questions_of_its_perspective(client, case):
    client.force_login(case.owner)
    page = client.get(address(case, "business")).context["page"]
    assert (page.name, [row.question.id for row in page.answers]) == ("Företagare", [f"F{n}" for n in range(1, 9)])


def own_question(case, **values):
    about = {"organisation": case.organisation, "perspective": "citizen", "language": "sv"}
    return BankQuestion.objects.create(**about | {"code": "M101", "wording": "Vad saknas?"} | values)


def test_the_organisations_own_questions_are_asked_too(client, case):
    own_question(case)
    own_question(case, code="M1", wording="Vad vill du?", hint="Berätta.")
    client.force_login(case.owner)
    html = client.get(address(case)).content.decode()
    assert "Nio frågor att ställa" in html
    client.post(address(case), body(case, **{"M101-text": "En klocka", "M101-state": "answered"}))
    assert Answer.objects.get().question == "M101"
    assert ("Vad vill du?" in html, "Vad försöker du få gjort" in html) == (True, False)


def test_a_question_that_is_no_longer_asked_stands_where_it_was_answered(client, case):
    question = own_question(case)
    client.force_login(case.owner)
    client.post(address(case), body(case, **{"M101-text": "En klocka", "M101-state": "answered"}))
    BankQuestion.objects.filter(pk=question.pk).update(retired=True)
    assert [form.question.id for form in client.get(address(case)).context["form"].answers][-1] == "M101"
    assert "Ställs inte längre" in client.get(address(case)).content.decode()
    other = client.get(address(make_case(case.owner)))
    assert len(other.context["form"].answers) == 8


def test_answers_summary_and_lead_are_saved_in_one_go(client, case):
    client.force_login(case.owner)
    typed = {"M1-text": "Få svar", "M1-evidence": "U-001", "M1-state": "answered", "summary": "Kön är lång"}
    response = client.post(address(case), body(case, lead=case.owner.key, **typed))
    assert response.url == address(case)
    assert (saved(case).summary, saved(case).lead) == ("Kön är lång", case.owner)
    assert list(Answer.objects.values_list("question", "state", "text", "evidence")) == [
        ("M1", "answered", "Få svar", "U-001")
    ]


def test_nobody_knowing_is_an_answer_but_an_empty_one_is_not(client, case):
    client.force_login(case.owner)
    client.post(address(case), body(case, **{"M1-state": "do_not_know", "M2-state": "answered"}))
    assert list(Answer.objects.values_list("question", "state")) == [("M1", "do_not_know")]


def test_heard_tells_how_far_the_case_has_come(client, case):
    client.force_login(case.owner)
    html = client.post(address(case), body(case, status="heard"), follow=True).content.decode()
    assert "Perspektivet medborgare är hört. 1 av 6 perspektiv är klart." in html
    assert saved(case).status == "heard"


def test_setting_aside_without_a_reason_says_what_to_write_and_keeps_what_was_typed(client, case):
    client.force_login(case.owner)
    html = client.post(address(case), body(case, status="set_aside", summary="Mitt utkast")).content.decode()
    assert "Skriv varför ni avstår från perspektivet" in html
    assert "<title>Fel:" in html
    assert "Mitt utkast</textarea>" in html
    assert (saved(case).status, saved(case).summary) == ("not_started", "")


def test_setting_aside_with_a_reason_is_saved(client, case):
    client.force_login(case.owner)
    client.post(address(case), body(case, status="set_aside", set_aside_reason="Köpet berör dem inte"))
    assert (saved(case).status, saved(case).set_aside_reason) == ("set_aside", "Köpet berör dem inte")


def test_a_perspective_that_the_guidelines_require_is_not_set_aside(client, case):
    type(case.organisation.guidelines).objects.update(required_perspectives=["citizen"])
    client.force_login(case.owner)
    response = client.post(address(case), body(case, status="set_aside", set_aside_reason="Hinner inte"))
    assert "riktlinjer" in str(response.context["form"].errors["status"])
    assert saved(case).status == "not_started"


def test_a_reason_for_few_voices_is_asked_for_only_when_there_are_too_few(client, case):
    client.force_login(case.owner)
    assert "deviation_reason" not in client.get(address(case)).context["form"].fields
    type(case.organisation.guidelines).objects.update(least_voices=2)
    assert "deviation_reason" in client.get(address(case)).context["form"].fields
    make_source(case, perspective="citizen", voices=2)
    assert "deviation_reason" not in client.get(address(case)).context["form"].fields


def test_two_people_may_answer_different_questions_at_once(client, case):
    client.force_login(case.owner)
    opened = body(case)
    client.post(address(case), opened | {"M1-text": "Elins svar"})
    assert client.post(address(case), opened | {"M2-text": "Jonas svar"}).status_code == 302
    assert list(Answer.objects.order_by("question").values_list("text", flat=True)) == ["Elins svar", "Jonas svar"]


def test_the_same_question_answered_by_two_is_shown_with_both_texts_in_words(client, case):
    client.force_login(case.owner)
    opened = body(case)
    client.post(address(case), opened | {"M1-text": "Elins svar", "M1-state": "not_relevant"})
    response = client.post(address(case), opened | {"M1-text": "Jonas svar", "M1-evidence": "U-001"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Vad försöker du få gjort när du möter tjänsten?" in html
    assert "Jonas svar\nBygger på: U-001" in html
    assert "Inte relevant\nElins svar" in html


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Jonas svar"), ("theirs", "Elins svar")])
def test_a_settled_conflict_keeps_the_chosen_answer(client, case, choice, kept):
    client.force_login(case.owner)
    opened = body(case)
    client.post(address(case), opened | {"M1-text": "Elins svar"})
    resolved = {"M1-text": "Jonas svar", "take-M1": choice, "resolved_version": saved(case).version}
    assert client.post(address(case), opened | resolved).status_code == 302
    assert Answer.objects.get().text == kept


def test_a_locked_case_shows_the_answers_as_text_and_refuses_changes(client):
    case = make_ready_case()
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    client.force_login(case.owner)
    html = client.get(address(case)).content.decode()
    assert "<textarea" not in html
    assert "Frågor och svar" in html
    assert client.post(address(case), body(case)).status_code == 409


@pytest.mark.parametrize(("role", "status"), [("officer", 302), ("contributor", 403), ("reader", 403), (None, 404)])
def test_only_officers_of_the_organisation_write(client, case, role, status):
    person = make_user(role, case.organisation) if role else make_user("officer")
    client.force_login(person)
    assert client.post(address(case), body(case, summary="Ny")).status_code == status
    assert saved(case).summary == ("Ny" if status == 302 else "")
    assert Event.objects.filter(kind="perspective.changed").exists() == (status == 302)


def test_readers_read_without_a_form(client, case):
    client.force_login(make_user("reader", case.organisation))
    html = client.get(address(case)).content.decode()
    assert "Frågor och svar" in html
    assert "Spara perspektivet" not in html
    assert "Lägg till ett underlag" not in html


def test_an_unknown_perspective_does_not_exist(client, case):
    client.force_login(case.owner)
    assert client.get(address(case, "alien")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_however_much_it_holds(client, case, rows, django_assert_num_queries):
    for _ in range(rows):
        make_source(case, perspective="citizen")
        make_need(case, perspective="citizen")
    client.force_login(case.owner)
    with django_assert_num_queries(16):
        client.get(address(case))

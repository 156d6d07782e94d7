import pytest
from django.http import QueryDict

from needs.cases.queries.question import bank
from needs.dialogue.forms.questions import QuestionsForm
from needs.dialogue.models import Inquiry
from needs.dialogue.queries.inquiry import comparable
from needs.dialogue.queries.suggestion import suggestion
from tests.access.page_forms import main_form
from tests.cases.factories import make_case, make_need
from tests.dialogue.factories import QUESTIONS, make_inquiry

pytestmark = pytest.mark.django_db


def make_asking(**values) -> Inquiry:
    case = make_case()
    for number in range(1, 8):
        make_need(case, title=f"Behov {number}")
    return make_inquiry(case, **values)


def form_of(inquiry: Inquiry, data=None) -> QuestionsForm:
    offered = bank(inquiry.case.organisation, inquiry.perspective, inquiry.language)
    return QuestionsForm(data, inquiry=inquiry, bank=offered, comparable=comparable(inquiry.case))


def sent(inquiry: Inquiry, changed=None, **typed) -> QuestionsForm:
    """The form as it stands with something typed into it; a tick that is removed is None."""
    form = form_of(inquiry)
    fields = {field.html_name: field.value() for part in form.parts for field in part}
    data = QueryDict(mutable=True)
    for name, value in (fields | {"version": inquiry.version} | (changed or {}) | typed).items():
        if value not in (None, False):
            data.setlist(name, [str(each) for each in (value if isinstance(value, list) else [value])])
    return form_of(inquiry, data)


def asked(form: QuestionsForm) -> list[str]:
    assert form.is_valid(), form.errors
    return [question["id"] for question in form.values()["questions"]]


def test_the_page_as_it_stands_changes_nothing():
    inquiry = make_asking()
    form = sent(inquiry)
    assert form.is_valid()
    assert form.values() == {"questions": QUESTIONS, "comparisons": [], "asks_for_needs": True}


def test_a_question_of_the_bank_comes_last_with_its_own_texts():
    form = sent(make_asking(), {"V3-asked": "on"})
    assert asked(form) == ["V1", "X1", "V3"]
    added = form.values()["questions"][-1]
    assert (added["wording"], added["hint"], bool(added["why"])) == (
        "Vilka system, lokaler eller rutiner måste det fungera ihop med?",
        "",
        True,
    )


def test_a_question_without_its_tick_is_not_asked():
    assert asked(sent(make_asking(), {"V1-asked": None})) == ["X1"]


def test_words_and_hint_can_be_changed_for_this_inquiry():
    form = sent(make_asking(), {"V1-wording": "Hur var din dag i går?", "V1-hint": "Tänk på morgonen."})
    assert form.is_valid()
    first = form.values()["questions"][0]
    assert (first["id"], first["wording"], first["hint"]) == ("V1", "Hur var din dag i går?", "Tänk på morgonen.")


FIVE = [QUESTIONS[0] | {"id": f"V{number}"} for number in range(1, 6)]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"V5-place": 1}, ["V5", "V1", "V2", "V3", "V4"]),
        ({"V1-place": 5}, ["V2", "V3", "V4", "V5", "V1"]),
        ({"V2-place": 4}, ["V1", "V3", "V4", "V2", "V5"]),
        ({"V4-place": 2}, ["V1", "V4", "V2", "V3", "V5"]),
        ({"V1-place": 2, "V2-place": 1}, ["V2", "V1", "V3", "V4", "V5"]),
        ({"V3-place": ""}, ["V1", "V2", "V4", "V5", "V3"]),
    ],
)
def test_questions_stand_in_the_order_of_their_numbers(places, order):
    assert asked(sent(make_asking(questions=FIVE), places)) == order


def test_own_questions_get_ids_that_are_free():
    form = sent(make_asking(), own="Vad kostar det?\n\nVad tar tid?\n")
    assert asked(form) == ["V1", "X1", "X2", "X3"]
    assert [each["wording"] for each in form.values()["questions"][2:]] == ["Vad kostar det?", "Vad tar tid?"]


def test_a_question_without_words_is_told_beside_it():
    form = sent(make_asking(), {"V1-wording": " "})
    assert not form.is_valid()
    assert form.asked_rows[0].errors == {"wording": ["Skriv frågan, eller ta bort markeringen."]}


@pytest.mark.parametrize("chosen", [[], ["B-001", "B-002"], [f"B-00{number}" for number in range(1, 7)]])
def test_two_to_six_needs_or_none_are_set_against_each_other(chosen):
    form = sent(make_asking(), compared=chosen)
    assert form.is_valid()
    shown = {each[side] for each in form.values()["comparisons"] for side in ("left", "right")}
    assert shown == set(chosen)


@pytest.mark.parametrize("chosen", [["B-001"], [f"B-00{number}" for number in range(1, 8)], ["B-001", "B-099"]])
def test_one_need_seven_needs_and_needs_of_others_are_refused(chosen):
    form = sent(make_asking(), compared=chosen)
    assert not form.is_valid()
    assert list(form.errors) == ["compared"]


def test_more_than_twenty_questions_are_too_many():
    form = sent(make_asking(), own="\n".join(f"Fråga {number}?" for number in range(19)))
    assert not form.is_valid()
    assert form.non_field_errors() == ["21 frågor är för många. Ställ högst 20."]


def test_a_question_longer_than_a_question_is_refused():
    form = sent(make_asking(), own="Vad " + "o" * 300)
    assert not form.is_valid()
    assert list(form.errors) == ["own"]


def test_the_minutes_follow_what_is_asked_until_somebody_writes_her_own():
    case = make_case()
    suggested = suggestion(case, perspective="operations", language="sv", by=case.owner)
    inquiry = make_inquiry(case, **suggested)
    form = sent(inquiry, {"V1-asked": None})
    assert form.is_valid()
    assert (inquiry.minutes, form.values()["minutes"]) == (9, 7)
    inquiry.minutes = 20
    form = sent(inquiry, {"V1-asked": None})
    assert form.is_valid()
    assert "minutes" not in form.values()


def test_what_the_page_shows_is_what_it_takes_in(client):
    inquiry = make_asking()
    client.force_login(inquiry.case.owner)
    address = f"/arenden/{inquiry.case.key}/fragor/{inquiry.number}/fragor/"
    response = client.post(address, main_form(client.get(address).content.decode()) | {"V2-asked": "on"})
    assert response.status_code == 302
    inquiry.refresh_from_db()
    assert [each["id"] for each in inquiry.questions] == ["V1", "X1", "V2"]

from datetime import timedelta

import pytest
from django.utils import timezone

from needs.cases.actions.need import retire_need
from needs.dialogue.actions.entry import find_link, reply_of, start_visit
from needs.dialogue.actions.reply import save_part
from needs.dialogue.models import Inquiry
from needs.dialogue.queries.inquiry import comparable, inquiry_list
from needs.dialogue.queries.suggestion import minutes, suggestion
from tests.cases.factories import make_case, make_need
from tests.dialogue.factories import invite_one, make_inquiry, make_open_inquiry, open_link
from tests.dialogue.factories_contribution import make_contribution

pytestmark = pytest.mark.django_db


def test_each_inquiry_tells_who_was_asked_who_is_writing_and_what_came_in():
    inquiry = make_open_inquiry()
    invited, _token = invite_one(inquiry)
    invite_one(inquiry)
    _link, token = open_link(inquiry)
    save_part(reply=reply_of(start_visit(find_link(token))), part={"answers": {"V1": {"text": "Snart klar"}}})
    make_contribution(inquiry, {"V1": "Ja", "X1": "Nej"}, invitation=invited)
    (row,) = inquiry_list(inquiry.case)
    assert (row.ref, row.invited, row.begun, row.answered, row.unread) == ("F-001", 2, 1, 1, 2)
    assert (row.state_word, row.last_day) == ("Öppen", f"{inquiry.closes_on:%Y-%m-%d}")


def test_those_by_a_link_are_told_apart_from_those_asked_and_who_waits_is_not_counted():
    inquiry = make_open_inquiry()
    invited, _token = invite_one(inquiry)
    make_contribution(inquiry, {"V1": "Ja"}, invitation=invited)
    free, _token = open_link(inquiry)
    make_contribution(inquiry, {"V1": "Nej"}, invitation=free)
    reviewed, _token = open_link(inquiry, is_moderated=True)
    make_contribution(inquiry, {"V1": "Kanske"}, invitation=reviewed)
    (row,) = inquiry_list(inquiry.case)
    assert (row.invited, row.answered, row.by_link, row.waiting) == (1, 1, 1, 1)


def test_an_imported_inquiry_tells_how_many_were_invited_elsewhere():
    inquiry = make_open_inquiry()
    inquiry.source.invited = 64
    inquiry.source.save()
    assert inquiry_list(inquiry.case)[0].invited == 64


def test_time_is_out_the_day_after_the_last():
    inquiry = make_open_inquiry(closes_on=timezone.localdate())
    assert inquiry_list(inquiry.case)[0].state_word == "Öppen"
    Inquiry.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert inquiry_list(inquiry.case)[0].state_word == "Tiden är ute"


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_one_query(number, django_assert_num_queries):
    case = make_case()
    for _ in range(number):
        make_contribution(make_open_inquiry(case), {"V1": "Ja"})
    with django_assert_num_queries(1):
        assert len(inquiry_list(case)) == number


def test_needs_that_may_be_secret_or_have_left_are_never_shown_outside():
    case = make_case()
    make_need(case, title="Veta vem som kommer")
    for mark in ({"secrecy_rule": "19 kap. 3 §"}, {"secrecy_reason": "Affärer"}, {"secrecy_until": "2030-01-01"}):
        make_need(case, title="Hemligt", **mark)
    retire_need(need=make_need(case, title="Avfört"), status="rejected", reason="Löst", edit=None, by=case.owner)
    assert comparable(case) == [("B-001", "Veta vem som kommer")]


def test_an_inquiry_begins_with_questions_and_texts_in_its_language():
    case = make_case()
    case.organisation.guidelines.retention_months = 18
    case.organisation.guidelines.save()
    swedish, english = (
        suggestion(case, perspective="citizen", language=language, by=case.owner) for language in ("sv", "en")
    )
    assert [each["id"] for each in swedish["questions"]] == ["M1", "M2", "M3", "M4", "M5"]
    assert (swedish["questions"][0]["wording"], english["questions"][0]["wording"]) == (
        "Vad försöker du få gjort när du möter tjänsten?",
        "What are you trying to get done when you meet the service?",
    )
    assert ("18 månader" in swedish["privacy"], "18 months" in english["privacy"]) == (True, True)
    assert (case.title in swedish["introduction"], str(case.organisation) in english["introduction"]) == (True, True)
    assert (swedish["minutes"], swedish["contact_email"]) == (9, case.owner.email)
    assert swedish["closes_on"] == timezone.localdate() + timedelta(days=30)


def test_the_text_on_personal_data_says_who_sees_whose_answer_it_is_and_whom_to_turn_to():
    case = make_case()
    user, supplier = (
        suggestion(case, perspective=perspective, language="sv", by=case.owner)["privacy"]
        for perspective in ("citizen", "business")
    )
    assert ("Ingen sida visar vilket svar" in user, "Ingen sida visar vilket svar" in supplier) == (True, False)
    assert ("att svaret är ditt" in user, "att svaret är ditt" in supplier) == (False, True)
    assert f"dataskyddsombudet hos {case.organisation}" in user


def test_advice_to_the_officer_is_not_shown_to_those_who_are_asked():
    case = make_case()
    suggested = suggestion(case, perspective="industry", language="sv", by=case.owner)
    assert {each["hint"] for each in suggested["questions"]} == {""}


def test_the_name_of_a_restricted_case_is_told_to_nobody_outside():
    case = make_case(restricted=True, title="Hemlig växel")
    suggested = suggestion(case, perspective="citizen", language="sv", by=case.owner)
    assert "Hemlig växel" not in str(suggested)


@pytest.mark.parametrize(("questions", "comparisons", "expected"), [(0, 0, 1), (1, 0, 3), (5, 0, 9), (5, 6, 10)])
def test_the_minutes_grow_with_what_is_asked(questions, comparisons, expected):
    assert minutes(["?"] * questions, ["?"] * comparisons) == expected


def test_an_inquiry_of_another_case_is_not_in_the_list():
    make_inquiry()
    assert inquiry_list(make_case()) == []

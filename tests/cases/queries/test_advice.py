"""What is shown of the checker's remarks: the few that matter most, where they are, and what stands on purpose."""

import pytest

from needs.cases.queries.advice import advices, open_remarks, standing, statement_of
from needs.language import Statement

APP = Statement(who="Nattpatrullen", what="ha en app från Microsoft Teams.", so_that="arbetet blir bättre")
BRAND = {"rule": "brand", "text": "Microsoft Teams", "reason": "Regionen har valt det åt alla"}


def rules(group):
    return [spot.rule for advice in group for spot in advice.spots]


def test_what_blocks_comes_first_and_what_is_good_to_know_is_folded():
    found = advices(APP, [])
    assert rules(found.shown) == ["brand", "solution", "comparative"]
    assert rules(found.folded) == ["no_measure"]
    assert [advice.blocks for advice in found.shown] == [True, False, False]


def test_never_more_than_five_questions_are_asked_at_once():
    what = "ha en modern app som alltid fungerar så snart som möjligt för några m.m. och/eller portal vid behov"
    found = advices(Statement(who="Alla berörda", what=what), [])
    assert len(found.shown) == 5
    assert found.open == len(found.shown) + len(found.folded)
    assert found.open > 7


def test_the_place_is_shown_in_the_sentence_as_it_reads():
    place = advices(APP, []).shown[0].spots[0].place
    assert (place.field, place.before, place.marked, place.after) == (
        "",
        "Nattpatrullen behöver ha en app från ",
        "Microsoft Teams",
        ", så att arbetet blir bättre",
    )


def test_of_a_long_text_only_what_stands_around_is_shown():
    words = "ord " * 40
    place = advices(Statement(what=f"{words}TBD {words}"), []).shown[0].spots[0].place
    assert (place.before, place.after) == (f"… {'ord ' * 11}", f" {'ord ' * 10}ord …")


def test_a_condition_is_shown_by_itself_and_says_where_it_stands():
    place = advices(Statement(met_when="Inom en minut\nxxx varje natt\nTyst"), []).shown[0].spots[0].place
    assert (place.field, place.before, place.marked, place.after) == ("Uppfyllt när", "", "xxx", " varje natt")


def test_one_question_is_asked_once_of_all_its_places():
    found = advices(Statement(what="TBD", so_that="xxx", title="tbd"), [])
    (advice,) = found.shown
    assert [spot.text for spot in advice.spots] == ["TBD", "xxx"]
    assert [spot.number for spot in advice.spots] == [0, 1]


def test_what_has_a_reason_is_settled_wherever_it_stands_and_however_it_is_written():
    statement = Statement(what="använda Microsoft Teams", title="MICROSOFT TEAMS")
    found = advices(statement, [BRAND])
    assert "brand" not in rules([*found.shown, *found.folded])
    assert [(spot.text, spot.reason) for advice in found.settled for spot in advice.spots] == [
        ("Microsoft Teams", "Regionen har valt det åt alla")
    ]
    assert open_remarks(statement, [BRAND]) == []


def test_a_reason_without_words_settles_nothing():
    assert [remark.text for remark in open_remarks(APP, [{**BRAND, "reason": ""}])] == ["Microsoft Teams"]


def test_a_reason_for_other_words_settles_nothing():
    assert [remark.text for remark in open_remarks(APP, [{**BRAND, "text": "Word"}])] == ["Microsoft Teams"]


def test_what_only_deserves_a_second_look_stops_nobody():
    assert open_remarks(Statement(what="ha en användarvänlig app"), []) == []


def test_a_reason_for_what_the_text_no_longer_says_is_kept_aside_and_not_stored():
    gone = {"rule": "solution", "text": "portal", "reason": "Lagen säger så"}
    assert advices(APP, [BRAND, gone]).gone == [gone]
    assert standing(APP, [BRAND, gone]) == [BRAND]


def test_a_reason_for_the_whole_text_holds_however_the_text_is_worded():
    reason = {"rule": "no_measure", "text": "ha det lugnt", "reason": "Mäts i effekten"}
    found = advices(Statement(what="ha det lugnt på natten"), [reason])
    assert rules(found.settled) == ["no_measure"]


def test_that_two_needs_are_kept_apart_is_no_remark():
    apart = {"rule": "similar", "text": "B-002", "reason": "Olika grupper"}
    found = advices(APP, [apart])
    assert (found.gone, rules(found.settled), standing(APP, [apart])) == ([], [], [])


@pytest.mark.parametrize("texts", [{}, {"who": "", "met_when": []}, {"title": "  "}])
def test_nothing_is_said_of_nothing(texts):
    found = advices(statement_of(texts), [])
    assert (found.open, found.spots) == (0, 0)

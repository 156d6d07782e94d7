"""The checker as other systems call it."""

import json

import pytest

from needs.language import RULES, Severity, check, similar
from needs.language.notes import MESSAGES


def test_a_solution_is_told_by_its_number_in_the_guide():
    what = "köpa ett nytt larmsystem"
    found = check(who="Nattpatrullen", what=what, so_that="hjälpen kommer i tid", language="sv")
    solution = next(note for note in found if note.rule == "R31")
    assert (solution.severity, solution.part) == (Severity.WARN, "what")
    assert solution.message == "Det här låter som en lösning. Vad är behovet bakom?"
    assert what[solution.start : solution.end] == "köpa"


def test_a_brand_blocks_until_it_may_be_another():
    assert [note.severity for note in check(what="skriva i Microsoft Word", language="sv") if note.rule == "brand"] == [
        Severity.BLOCK
    ]
    assert [note for note in check(what="skriva i Microsoft Word eller likvärdigt") if note.rule == "brand"] == []


def test_the_language_is_found_when_it_is_not_said():
    (note,) = [note for note in check(what="the nurse gets help as soon as possible and so on") if note.rule == "R9"]
    assert note.message == "The list has no end. Write everything that belongs to it."


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_message_in_both_languages(rule: str):
    swedish, english = json.loads(MESSAGES.read_text(encoding="utf-8"))[rule]
    assert swedish
    assert english
    assert swedish != english


def test_similar_texts_are_found_by_place_or_by_key():
    texts = ["veta vem som kommer på kvällen", "få veta vem som kommer om kvällarna", "laga mat till hela klassen"]
    assert [(pair.first, pair.other) for pair in similar(texts, language="sv")] == [(0, 1)]
    keyed = {"B-001": texts[0], "B-002": texts[1], "B-003": texts[2]}
    assert [(pair.first, pair.other) for pair in similar(keyed)] == [("B-001", "B-002")]

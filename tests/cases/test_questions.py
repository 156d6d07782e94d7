from collections import Counter

import pytest
from django.utils import translation

from needs.casefile.kinds import PerspectiveKind
from needs.cases.questions import question, questions_for

EVERY = [each for kind in PerspectiveKind for each in questions_for(kind)]
TEXTS = ("sv", "en", "hint_sv", "hint_en", "why_sv", "why_en", "example_sv", "example_en")


def test_each_perspective_has_eight_questions_numbered_under_one_letter():
    assert [[each.id for each in questions_for(kind)] for kind in PerspectiveKind] == [
        [f"{letter}{number}" for number in range(1, 9)] for letter in "KMVPFB"
    ]


def test_every_question_has_a_hint_a_reason_and_an_example_in_both_languages():
    assert [(each.id, name) for each in EVERY for name in TEXTS if not getattr(each, name).strip()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_used_twice(name):
    assert [text for text, times in Counter(getattr(each, name) for each in EVERY).items() if times > 1] == []


def test_questions_speak_the_language_of_the_page():
    with translation.override("sv"):
        assert question("M4").wording == "Påverkas kvinnor och män, flickor och pojkar, olika?"
    with translation.override("en"):
        assert question("M4").wording == "Are women and men, girls and boys, affected differently?"


def test_a_question_that_is_not_in_the_bank_is_a_programming_error():
    with pytest.raises(KeyError):
        question("X1")

from collections import Counter
from itertools import product
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods.kano import ANSWERS, classify, summarise

PAIR = {"A": ("like", "neutral"), "O": ("like", "dislike"), "M": ("neutral", "dislike"), "I": ("neutral", "neutral"),
        "R": ("dislike", "like"), "Q": ("like", "like")}  # fmt: skip
pairs = st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=1, max_size=40)


def answers(**counts: int) -> list[tuple[str, str]]:
    return [PAIR[kind] for kind, count in counts.items() for _ in range(count)]


def test_the_table_has_as_many_of_each_class_as_published():
    assert Counter(classify(*pair) for pair in product(ANSWERS, ANSWERS)) == {
        "A": 3, "O": 1, "M": 3, "I": 9, "R": 7, "Q": 2,
    }  # fmt: skip


def test_counts_become_a_class_and_two_coefficients():
    found = summarise(answers(A=7, O=10, M=15, I=6))
    assert (found.kind, round(found.better, 4), round(found.worse, 4)) == ("M", 0.4474, -0.6579)


@pytest.mark.parametrize(
    ("counts", "kind"),
    [({"M": 2, "O": 2}, "M"), ({"O": 2, "A": 2}, "O"), ({"A": 1, "I": 1}, "A"), ({"I": 1, "R": 1}, "I")],
)
def test_a_tie_goes_to_what_it_is_worst_to_miss(counts, kind: str):
    assert summarise(answers(**counts)).kind == kind


def test_questionable_answers_are_shown_and_do_not_weigh():
    found = summarise(answers(Q=3, O=1))
    assert (found.counts["Q"], found.better, found.worse) == (3, 1, -1)


def test_without_a_clear_answer_the_coefficients_cannot_be_computed():
    found = summarise(answers(R=1, Q=1))
    assert isnan(found.better)
    assert isnan(found.worse)


@pytest.mark.parametrize("pair", [("love", "like"), ("like", "LIKE"), ("", "like")])
def test_an_unknown_answer_is_refused(pair):
    with pytest.raises(ValueError, match="is no answer"):
        classify(*pair)


def test_no_answers_are_refused():
    with pytest.raises(ValueError, match="no answers"):
        summarise([])


@given(pairs)
def test_every_answer_is_counted_and_coefficients_keep_their_range(given_pairs):
    found = summarise(given_pairs)
    assert sum(found.counts.values()) == len(given_pairs)
    assert isnan(found.better) or 0 <= found.better <= 1
    assert isnan(found.worse) or -1 <= found.worse <= 0

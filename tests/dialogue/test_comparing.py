from collections import Counter

import pytest

from needs.dialogue.comparing import comparisons

NEEDS = [(f"B-00{number}", f"Behov {number}") for number in range(1, 7)]
PAIRS = {2: 1, 3: 3, 4: 6, 5: 10, 6: 9}


@pytest.mark.parametrize("number", PAIRS)
def test_each_need_stands_there_equally_often_and_at_most_ten_pairs_are_asked(number):
    asked = comparisons(NEEDS[:number])
    seen = Counter(ref for each in asked for ref in (each.left, each.right))
    assert len(asked) == PAIRS[number]
    assert set(seen) == {ref for ref, _text in NEEDS[:number]}
    assert len(set(seen.values())) == 1


@pytest.mark.parametrize("number", PAIRS)
def test_no_pair_is_asked_twice(number):
    asked = comparisons(NEEDS[:number])
    assert len({frozenset((each.left, each.right)) for each in asked}) == len(asked)
    assert [each.id for each in asked] == [f"J{place}" for place in range(1, len(asked) + 1)]


@pytest.mark.parametrize("number", PAIRS)
def test_no_need_stands_more_often_to_the_left_than_another_by_more_than_one(number):
    left = Counter(each.left for each in comparisons(NEEDS[:number]))
    often = [left[ref] for ref, _text in NEEDS[:number]]
    assert max(often) - min(often) <= 1


def test_a_pair_holds_the_texts_that_are_shown():
    (pair,) = comparisons(NEEDS[:2])
    assert (pair.left_text, pair.right_text) == ("Behov 1", "Behov 2")


def test_nothing_to_compare_is_no_pair():
    assert comparisons([]) == comparisons(NEEDS[:1]) == []

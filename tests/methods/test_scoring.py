from itertools import pairwise
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods import scoring

cell = st.one_of(st.none(), st.integers(0, 5))
WEIGHTS = (40, 25, 20, 15)


def cubes(least: int = 1) -> st.SearchStrategy[list[list[list[int | None]]]]:
    row = st.lists(cell, min_size=4, max_size=4)
    shape = st.tuples(st.integers(least, 4), st.integers(1, 5))
    return shape.flatmap(lambda s: st.lists(st.lists(row, min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0]))


def test_the_published_exact_tie_is_a_tie() -> None:
    result = scoring.score([[[5, 2, 4, 3], [3, 5, 3, 4], [0, 0, 0, 0]]], [0.4, 0.3, 0.2, 0.1])
    assert result.value == pytest.approx((3.7, 3.7, 0))
    assert result.rank == (1, 1, 3)


def test_the_tied_order_flips_when_the_first_weight_passes_forty_percent() -> None:
    scores = [[[5, 2, 4, 3], [3, 5, 3, 4]]]
    below, above = (scoring.score(scores, (w, 0.3, 0.2, 0.1)) for w in (0.39, 0.41))
    assert (below.rank, above.rank) == ((2, 1), (1, 2))


def test_cost_counts_the_other_way() -> None:
    result = scoring.score([[[4, 1], [4, 5]]], [1, 1], directions=["benefit", "cost"])
    assert result.value == (4, 2)


def test_an_unscored_criterion_is_left_out_and_shown_as_a_share() -> None:
    result = scoring.score([[[4, nan], [4, 2]]], [3, 1])
    assert result.value == (4, 3.5)
    assert result.share_scored == (0.5, 1)


def test_a_need_without_scores_has_no_value_and_takes_no_place() -> None:
    result = scoring.score([[[None], [3], [2]]], [1])
    assert isnan(result.value[0])
    assert isnan(result.rank[0])
    assert result.rank[1:] == (1, 2)


def test_the_mean_is_over_those_who_scored() -> None:
    assert scoring.score([[[5]], [[2]], [[None]]], [1]).value == (3.5,)


def test_a_sure_person_weighs_more_than_an_unsure_one() -> None:
    assert scoring.score([[[5]], [[1]]], [1], confidence=[[[3]], [[1]]]).value == (4,)


def test_unstated_confidence_counts_as_the_middle() -> None:
    assert scoring.score([[[5]], [[0]]], [1], confidence=[[[3]], [[None]]]).value == (3,)


def test_spread_is_the_standard_deviation_between_people() -> None:
    result = scoring.score([[[5], [3]], [[1], [3]], [[None], [3]]], [1])
    assert result.spread == pytest.approx((8**0.5, 0))


def test_one_person_has_no_spread() -> None:
    assert isnan(scoring.score([[[5]]], [1]).spread[0])


class Array(list[object]):
    """Stands for any array type: it can be walked, and that is all that is asked."""


def test_other_sequences_than_lists_are_read() -> None:
    assert scoring.score(Array([Array([Array([5.0, 1.0])])]), Array([1, 1])).value == (3,)


@given(cubes())
def test_values_stay_on_the_scale_and_shares_between_zero_and_one(scores: list[list[list[int | None]]]) -> None:
    if all(c is None for person in scores for row in person for c in row):
        return
    result = scoring.score(scores, WEIGHTS)
    assert all(isnan(value) or -1e-9 <= value <= 5 + 1e-9 for value in result.value)
    assert all(0 <= share <= 1 for share in result.share_scored)


@given(cubes(least=2))
def test_the_order_of_people_does_not_matter(scores: list[list[list[int | None]]]) -> None:
    if all(c is None for person in scores for row in person for c in row):
        return
    forward, backward = scoring.score(scores, WEIGHTS), scoring.score(scores[::-1], WEIGHTS)
    assert forward.rank == pytest.approx(backward.rank, nan_ok=True)
    assert forward.value == pytest.approx(backward.value, nan_ok=True)


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=8))
def test_a_higher_place_never_has_a_lower_value(needs: list[list[int]]) -> None:
    result = scoring.score([needs], WEIGHTS)
    ordered = [value for _, value in sorted(zip(result.rank, result.value, strict=True))]
    assert all(a >= b - 1e-9 for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ([], "no scores"),
        ([[]], "no scores"),
        ([[[None, nan]]], "no scores"),
        ([[[1, 6]]], "between 0 and 5"),
        ([[[1, -1]]], "between 0 and 5"),
        ([[[1]]], "1 scores but there are 2 criteria"),
        ([[[1, 2]], [[1, 2], [3, 4]]], "a row for each need"),
        ([[1, 2]], "people × needs × criteria"),
    ],
)
def test_scores_that_cannot_be_read_are_refused_and_say_why(scores: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        scoring.score(scores, [1, 1])


@pytest.mark.parametrize("directions", [["benefit"], ["benefit", "profit"]])
def test_unknown_directions_are_refused(directions: list[str]) -> None:
    with pytest.raises(ValueError, match="direction"):
        scoring.score([[[1, 2]]], [1, 1], directions=directions)


@pytest.mark.parametrize("confidence", [[[[1]]], [[[1, 4]]], [[[1, 2], [1, 2]]]])
def test_confidence_off_scale_or_shape_is_refused(confidence: list) -> None:
    with pytest.raises(ValueError, match="confidence"):
        scoring.score([[[1, 2]]], [1, 1], confidence=confidence)

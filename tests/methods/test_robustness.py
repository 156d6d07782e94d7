import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from needs.methods.robustness import smaa

rows = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=2, max_size=5)


def test_a_need_that_is_best_in_everything_is_always_first():
    found = smaa([[5, 5], [4, 1], [1, 4]], draws=500)
    assert found.rank[0].tolist() == [1, 0, 0]
    assert found.interval()[0].tolist() == [1, 1]


def test_two_needs_that_mirror_each_other_are_first_about_as_often():
    found = smaa([[5, 0], [0, 5]], draws=20_000)
    assert found.rank[0, 0] == pytest.approx(0.5, abs=0.01)
    # The weights that put the first need first lie evenly between .5 and 1.
    assert found.central_weights[0] == pytest.approx([0.75, 0.25], abs=0.01)


def test_the_volume_of_the_weights_is_the_share():
    # The first need wins where 3w > 4(1 - w), that is above w = 4/7 of an even spread.
    found = smaa([[3, 0], [0, 4]], draws=40_000)
    assert found.rank[0, 0] == pytest.approx(3 / 7, abs=0.01)


def test_equal_needs_share_their_places():
    found = smaa([[3, 3], [3, 3], [1, 1]], draws=100)
    assert found.rank[:2, :2] == pytest.approx(np.full((2, 2), 0.5))
    assert found.rank[2].tolist() == [0, 0, 1]


def test_drawing_around_chosen_weights_keeps_to_them():
    free, chosen = smaa([[5, 0], [0, 5]], draws=5_000), smaa([[5, 0], [0, 5]], weights=[90, 10], draws=5_000)
    assert chosen.rank[0, 0] > 0.999 > free.rank[0, 0]


def test_a_criterion_without_weight_goes_on_counting_for_nothing():
    assert smaa([[1, 5], [2, 0]], weights=[1, 0], draws=500).rank[1, 0] == 1


def test_uncertain_scores_make_an_order_less_sure():
    sure = smaa([[3, 3], [2.5, 2.5]], draws=5_000)
    unsure = smaa([[3, 3], [2.5, 2.5]], spread=[[1, 1], [1, 1]], draws=5_000)
    assert sure.rank[0, 0] == 1
    assert 0.6 < unsure.rank[0, 0] < 0.9


def test_the_same_seed_gives_the_same_answer_whatever_the_batches(monkeypatch):
    values = [[5, 1, 3], [4, 4, 2], [1, 5, 5]]
    again = [smaa(values, draws=3_000, seed=7).rank.tolist() for _ in range(2)]
    assert again[0] == again[1]
    assert smaa(values, draws=3_000, seed=8).rank.tolist() != again[0]


def test_progress_is_told_until_it_is_whole():
    told: list[float] = []
    smaa([[1, 2], [2, 1]], draws=10, progress=told.append)
    assert told[-1] == 1


def test_the_chance_of_the_first_k_is_never_above_one():
    found = smaa([[5, 1], [4, 4], [1, 5]], draws=1_000)
    assert found.top(3).tolist() == [1, 1, 1]
    with pytest.raises(ValueError, match="the first 4"):
        found.top(4)


@pytest.mark.parametrize(
    ("values", "more", "said"),
    [
        ([], {}, "no needs"),
        ([[1, 2], [1]], {}, "needs × criteria"),
        ([[float("nan")]], {}, "missing"),
        ([[6]], {}, "between 0 and 5"),
        ([[1]], {"weights": [1, 2]}, "2 weights but 1"),
        ([[1]], {"weights": [-1]}, "negative"),
        ([[1]], {"spread": [[1, 1]]}, "same shape"),
        ([[1]], {"spread": [[-1]]}, "negative"),
        ([[1]], {"draws": 0}, "At least one draw"),
    ],
)
def test_what_cannot_be_drawn_is_refused(values, more, said: str):
    with pytest.raises(ValueError, match=said):
        smaa(values, **more)


@settings(max_examples=30)
@given(rows)
def test_acceptabilities_are_doubly_stochastic(values):
    rank = smaa(values, draws=200).rank
    assert rank.sum(axis=0) == pytest.approx(np.ones(len(values)))
    assert rank.sum(axis=1) == pytest.approx(np.ones(len(values)))


@settings(max_examples=30)
@given(rows, st.integers(2, 40))
def test_scaling_the_weights_changes_nothing(values, times):
    weights = [4, 3, 1]
    found = smaa(values, weights=weights, draws=100)
    assert found.rank.tolist() == smaa(values, weights=[each * times for each in weights], draws=100).rank.tolist()


@settings(max_examples=30)
@given(rows)
def test_a_dominating_need_is_never_likelier_to_be_last(values):
    best = [max(column) for column in zip(*values, strict=True)]
    found = smaa([best, *values], draws=200)
    assert found.rank[0, -1] <= 1 / len(found.rank) + 1e-9

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from needs.methods.sensitivity import Flip, break_points

rows = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=2, max_size=5)
weights = st.lists(st.integers(1, 9), min_size=3, max_size=3)


def at(row, parts, criterion: int, weight: float) -> float:
    rest = sum(part for place, part in enumerate(parts) if place != criterion)
    moved = [weight if place == criterion else part / rest * (1 - weight) for place, part in enumerate(parts)]
    return sum(cell * part for cell, part in zip(row, moved, strict=True))


def test_the_exact_tie_flips_at_the_weight_of_today():
    found = break_points([[5, 2, 4, 3], [3, 5, 3, 4]], [0.4, 0.3, 0.2, 0.1])
    assert found[0].weight == pytest.approx(0.4)
    assert [(flip.above, flip.below) for flip in found[0].first] == [(0, 1)]
    assert found[0].first[0].weight == pytest.approx(0.40)


def test_a_need_that_is_best_in_everything_is_never_passed():
    assert [one.first for one in break_points([[5, 5], [1, 2]], [1, 1])] == [(), ()]


def test_neighbours_are_told_in_the_order_of_today():
    found = break_points([[1, 5], [5, 1], [3, 3]], [70, 30])
    assert found[0].neighbours == (Flip(1, 2, pytest.approx(0.5)), Flip(2, 0, pytest.approx(0.5)))


@pytest.mark.parametrize(
    ("values", "given_weights", "said"),
    [
        ([], [1], "no needs"),
        ([[1, 2]], [1], "must have 1 values"),
        ([[float("nan")]], [1], "missing"),
        ([[1]], [-1], "negative"),
    ],
)
def test_what_cannot_be_computed_is_refused(values, given_weights, said: str):
    with pytest.raises(ValueError, match=said):
        break_points(values, given_weights)


@given(rows, weights)
def test_at_a_break_point_the_two_needs_are_equal(values, given_weights):
    parts = [weight / sum(given_weights) for weight in given_weights]
    for criterion, one in enumerate(break_points(values, given_weights)):
        for flip in (*one.first, *one.neighbours):
            above = at(values[flip.above], parts, criterion, flip.weight)
            assert above == pytest.approx(at(values[flip.below], parts, criterion, flip.weight))


@given(rows, weights, st.integers(2, 50))
def test_scaling_all_weights_changes_nothing(values, given_weights, times):
    assume(sum(given_weights))
    found = break_points(values, given_weights)
    scaled = break_points(values, [weight * times for weight in given_weights])
    assert [one.weight for one in found] == pytest.approx([one.weight for one in scaled])
    assert [[flip.weight for flip in one.first] for one in found] == [
        pytest.approx([flip.weight for flip in one.first]) for one in scaled
    ]

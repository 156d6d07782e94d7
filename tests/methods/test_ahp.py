"""Saaty's published examples, what is refused, and what holds for every matrix."""

from math import exp, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods.ahp import combine, priorities

# Saaty 2008: coffee, wine, tea, beer, soda, milk, water.
DRINKS = ["9 5 2 1 1 1/2", "1/3 1/9 1/9 1/9 1/9", "1/3 1/4 1/3 1/9", "1/2 1 1/3", "2 1/2", "1/3"]
SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1.0, 3.0, 5.0, 7.0, 9.0]


def fraction(text: str) -> float:
    whole, _, part = text.partition("/")
    return float(whole) / float(part or 1)


def matrix_of(upper: list[list[float]]) -> list[list[float]]:
    size = len(upper) + 1
    rows = [[1.0] * size for _ in range(size)]
    for i, row in enumerate(upper):
        for j, value in enumerate(row, start=i + 1):
            rows[i][j], rows[j][i] = value, 1 / value
    return rows


def drinks() -> list[list[float]]:
    return matrix_of([[fraction(each) for each in row.split()] for row in DRINKS])


def judgements(size: int) -> st.SearchStrategy[list[list[float]]]:
    rows = [st.lists(st.sampled_from(SCALE), min_size=n, max_size=n) for n in range(size - 1, 0, -1)]
    return st.tuples(*rows).map(lambda upper: matrix_of(list(upper)))


def test_the_drinks_of_saaty_2008():
    found = priorities(drinks())
    assert found.weights == pytest.approx((0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268), abs=5e-5)
    assert found.lambda_max == pytest.approx(7.1766, abs=5e-5)
    assert found.consistency_ratio == pytest.approx(0.0223, abs=5e-5)


def test_the_three_restaurants():
    found = priorities(matrix_of([[1 / 3, 1 / 5], [1 / 4]]))
    assert found.weights == pytest.approx((0.1007, 0.2255, 0.6738), abs=5e-5)
    assert found.lambda_max == pytest.approx(3.0858, abs=5e-5)
    assert found.consistency_index == pytest.approx(0.0429, abs=5e-5)
    assert found.consistency_ratio == pytest.approx(0.0739, abs=1e-4)


def test_the_eigenvector_is_not_the_row_geometric_mean():
    means = [exp(sum(log(cell) for cell in row) / 7) for row in drinks()]
    assert [mean / sum(means) for mean in means] == pytest.approx(
        (0.1787, 0.0185, 0.0422, 0.1165, 0.1911, 0.1286, 0.3243), abs=5e-5
    )
    assert priorities(drinks()).weights[0] != pytest.approx(0.1787, abs=5e-5)


def test_a_group_is_combined_by_the_geometric_mean():
    people = [matrix_of([[value]]) for value in (2.0, 3.0, 4.0)]
    assert combine(people)[0][1] == pytest.approx(2.8845, abs=5e-5)
    assert combine([matrix_of([[9.0]]), matrix_of([[1 / 9]])])[0][1] == pytest.approx(1)


def test_a_judgement_only_some_have_given_is_the_mean_of_theirs():
    assert combine([[[1, nan], [nan, 1]], matrix_of([[3.0]])])[0][1] == pytest.approx(3)


def test_the_judgement_farthest_from_the_weights_is_named():
    # All agree that each is twice the next, but for first and last.
    matrix = matrix_of([[2.0, 4.0, 1 / 8], [2.0, 4.0], [2.0]])
    assert priorities(matrix).worst_pair == (0, 3)
    assert priorities(matrix_of([[2.0, 4.0], [2.0]])).worst_pair is None


def test_a_missing_judgement_is_filled_with_what_the_others_say():
    matrix = [[1, 2, nan], [1 / 2, 1, 3], [nan, 1 / 3, 1]]
    found = priorities(matrix)
    assert found.weights == pytest.approx((0.6, 0.3, 0.1))
    assert found.consistency_index == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("matrix", "said"),
    [
        ([[1, 2], [2, 1]], "not each other's inverse"),
        ([[1, 10], [0.1, 1]], "between 1/9 and 9"),
        ([[1, 0], [0, 1]], "between 1/9 and 9"),
        ([[2, 1], [1, 1]], "compared with itself"),
        ([[1, 2, 3], [1, 1, 1]], "as many rows as columns"),
        ([], "as many rows as columns"),
        ([[1.0] * 10] * 10, "At most 9"),
        ([[1, nan], [2, 1]], "one way only"),
        ([[1, nan, nan], [nan, 1, 2], [nan, 1 / 2, 1]], "not compared with the rest"),
    ],
)
def test_what_is_no_comparison_is_refused(matrix, said: str):
    with pytest.raises(ValueError, match=said):
        priorities(matrix)


def test_a_random_index_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no random index"):
        priorities([[1]], random_index="guess")


def test_combining_nothing_or_unlike_sizes_is_refused():
    with pytest.raises(ValueError, match="no judgements"):
        combine([])
    with pytest.raises(ValueError, match="same size"):
        combine([[[1]], matrix_of([[2.0]])])


@given(judgements(5))
def test_weights_sum_to_one_and_lambda_is_never_below_the_size(matrix):
    found = priorities(matrix)
    assert sum(found.weights) == pytest.approx(1)
    assert min(found.weights) > 0
    assert found.lambda_max >= 5 - 1e-9


@given(judgements(5), st.permutations(range(5)))
def test_another_order_of_the_things_gives_the_same_weights(matrix, order):
    turned = [[matrix[i][j] for j in order] for i in order]
    assert priorities(turned).weights == pytest.approx([priorities(matrix).weights[i] for i in order])


@given(judgements(5), st.sampled_from([(0, 1), (1, 4), (2, 3)]), st.floats(0.2, 5))
def test_no_other_value_of_a_missing_judgement_is_more_consistent(matrix, pair, other):
    i, j = pair
    matrix[i][j] = matrix[j][i] = nan
    least = priorities(matrix).lambda_max
    matrix[i][j], matrix[j][i] = other, 1 / other
    assert least <= priorities(matrix).lambda_max + 1e-7

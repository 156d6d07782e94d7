from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods.voting import approval, borda, hundred_points, pairwise

MEMPHIS = ["Memphis", "Nashville", "Chattanooga", "Knoxville"]
NASHVILLE = ["Nashville", "Chattanooga", "Knoxville", "Memphis"]
CHATTANOOGA = ["Chattanooga", "Knoxville", "Nashville", "Memphis"]
KNOXVILLE = ["Knoxville", "Chattanooga", "Nashville", "Memphis"]


def test_the_capital_of_tennessee():
    tally = borda([MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE], counts=[42, 26, 15, 17])
    assert dict(zip(tally.items, tally.totals, strict=True)) == {
        "Memphis": 126, "Nashville": 194, "Chattanooga": 173, "Knoxville": 107,
    }  # fmt: skip
    assert tally.rank == (3, 1, 2, 4)


def test_hundred_points_are_added_up_and_equals_share_a_place():
    tally = hundred_points([{"B-001": 60, "B-002": 40}, {"B-002": 20, "B-003": 80}])
    assert (tally.items, tally.totals, tally.rank) == (("B-001", "B-002", "B-003"), (60, 60, 80), (2, 2, 1))


def test_a_ballot_may_be_points_in_the_order_of_the_items():
    assert hundred_points([[50, 50], [100, 0]], items=["a", "b"]).totals == (150, 50)


def test_a_voter_may_count_for_more():
    assert hundred_points([{"a": 100}, {"b": 100}], voter_weights=[3, 1])["a"] == 300


@pytest.mark.parametrize("total", [99, 101, 0])
def test_a_ballot_of_another_total_is_refused(total: float):
    with pytest.raises(ValueError, match="Ballot 2 has"):
        hundred_points([{"a": 100}, {"a": total}])


@pytest.mark.parametrize(
    ("ballots", "more", "said"),
    [
        ([], {}, "Nobody"),
        ([{"a": 150, "b": -50}], {}, "negative"),
        ([{"c": 100}], {"items": ["a", "b"]}, "Unknown item: c"),
        ([[100]], {"items": ["a", "b"]}, "1 items but there are 2"),
        ([{"a": 100}], {"voter_weights": [1, 2]}, "2 weights but 1"),
        ([{"a": 100}], {"voter_weights": [0]}, "not all 0"),
    ],
)
def test_ballots_that_do_not_fit_are_refused(ballots, more, said: str):
    with pytest.raises(ValueError, match=said):
        hundred_points(ballots, **more)


def test_a_ranking_that_leaves_something_out_is_refused():
    with pytest.raises(ValueError, match="Ranking 2"):
        borda([["a", "b"], ["a", "a"]])


def test_approval_is_counted_also_for_what_nobody_wants():
    assert approval([{"a", "b"}, {"a"}], ["a", "b", "c"]).totals == (2, 1, 0)
    with pytest.raises(ValueError, match="unknown item: d"):
        approval([{"d"}], ["a"])


def test_choices_between_two_give_the_share_won():
    tally = pairwise([("a", "b"), ("a", "c"), ("c", "a")], ["a", "b", "c", "d"])
    assert tally.totals[:3] == (pytest.approx(2 / 3), 0, 0.5)
    assert isnan(tally["d"])
    with pytest.raises(ValueError, match="with itself"):
        pairwise([("a", "a")], ["a"])


@given(st.lists(st.permutations("abcd"), min_size=1, max_size=8))
def test_borda_gives_out_as_many_points_whatever_the_votes(rankings):
    assert sum(borda(rankings).totals) == len(rankings) * 6

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.methods import moscow
from needs.methods.moscow import Caution

classes = st.sampled_from(["must", "should", "could", "wont", None])
efforts = st.one_of(st.none(), st.integers(1, 5))


def test_sixty_twenty_twenty_is_fine() -> None:
    result = moscow.shares(["must", "should", "could"], [60, 20, 20])
    assert (result.must, result.should, result.could) == (0.6, 0.2, 0.2)
    assert result.warnings == ()


def test_sixty_one_percent_must_warns() -> None:
    assert moscow.shares(["must", "should", "could"], [61, 19, 20]).warnings == (Caution.MUST_ABOVE_SIXTY,)


def test_what_is_left_out_this_time_is_outside_the_denominator() -> None:
    assert moscow.shares(["must", "could", "wont"], [3, 2, 500]).must == 0.6


def test_hardly_any_could_warns_that_nothing_can_be_given_up() -> None:
    assert moscow.shares(["must", "should", "could"], [50, 45, 5]).warnings == (Caution.COULD_BELOW_TEN,)


def test_missing_efforts_and_classes_are_counted() -> None:
    result = moscow.shares(["must", "could", "must", None, "wont"], [3, 2, None, 4, None])
    assert (result.must, result.without_effort, result.unclassified) == (0.6, 1, 1)
    assert result.warnings == (Caution.EFFORT_MISSING,)


def test_shares_of_nothing_are_missing() -> None:
    result = moscow.shares([], [])
    assert isnan(result.must)
    assert result.warnings == ()


@given(st.lists(st.tuples(classes, efforts), max_size=40))
def test_shares_sum_to_one_or_are_missing(needs: list[tuple[str | None, int | None]]) -> None:
    result = moscow.shares([c for c, _ in needs], [e for _, e in needs])
    total = result.must + result.should + result.could
    assert isnan(total) or total == pytest.approx(1)


@pytest.mark.parametrize(
    ("given_classes", "given_efforts", "message"),
    [(["maybe"], [1], "maybe"), (["must"], [0], "positive"), (["must"], [1, 2], "1 classes but 2 efforts")],
)
def test_what_cannot_be_shared_out_is_refused(given_classes: list, given_efforts: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        moscow.shares(given_classes, given_efforts)

"""Whatever two needs hold, what one gains from the other can be told apart and taken back."""

from hypothesis import given
from hypothesis import strategies as st

from needs.cases.links import joined, parts, same, without
from needs.cases.quotes import as_text, quotes_in, with_quotes, without_quotes

quotes = st.lists(st.sampled_from(["Först", "Sist", "Två\nrader", "Oss"]), unique=True, max_size=3).map(as_text)
goals = st.builds(
    lambda goal, strength, reason: {"goal": goal, "strength": strength, "reason": reason},
    st.sampled_from(["M1", "M2", "M3"]),
    st.integers(1, 3),
    st.sampled_from(["", "Lag"]),
)
sources = st.builds(lambda ref, quote: {"source": ref, "quote": quote}, st.sampled_from(["U-001", "U-002"]), quotes)
links = st.fixed_dictionaries(
    {
        "goals": st.lists(goals, unique_by=lambda link: link["goal"], max_size=3),
        "sources": st.lists(sources, unique_by=lambda link: link["source"], max_size=2),
        "effects": st.lists(st.sampled_from(["E-001", "E-002"]), unique=True),
    }
)


def sorted_(values):
    return {name: sorted(held, key=str) for name, held in values.items()}


@given(links, links)
def test_what_is_gained_and_taken_back_leaves_what_was_there(own, its):
    both = joined(own, its)
    assert sorted_(without(both, parts(both) - parts(own))) == sorted_(own)


@given(links, links)
def test_both_needs_have_everything_of_theirs_in_what_they_hold_together(own, its):
    both = {same(part) for part in parts(joined(own, its))}
    assert {same(part) for part in parts(own) | parts(its)} == both


@given(links)
def test_to_gain_what_one_has_is_to_gain_nothing(own):
    assert sorted_(joined(own, own)) == sorted_(own)


def test_a_blank_line_stands_between_two_quotes_and_a_line_break_within_one():
    assert quotes_in("Ett\nstycke\n \n\nTvå\n\n") == ["Ett\nstycke", "Två"]
    assert with_quotes("Ett", ["Två", "Ett", "Två"]) == "Ett\n\nTvå"
    assert without_quotes("Ett\n\nTvå", ["Ett", "Tre"]) == "Två"


def test_a_text_to_which_nothing_is_added_stays_as_it_was_typed():
    assert with_quotes("Ett \n\n\nTvå", ["Två"]) == "Ett \n\n\nTvå"
    assert without_quotes("Ett \n\n\nTvå", ["Tre"]) == "Ett \n\n\nTvå"

"""What counts as the same need: held against pairs that people have labelled, and against its own promises."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs.language.similarity import Pair, nearest, similar_pairs

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "pairs.jsonl").read_text("utf-8").splitlines()]
ALARM, ALARMS = "Nattpatrullen behöver skilja larm som kräver besök", "Nattpatrullerna kan skilja larmens besök"
LUNCH = "Barn behöver en säker lunch"
words = st.sampled_from(["larm", "larmen", "besök", "natt", "lunch", "barn", "och", "alarm"])
texts = st.dictionaries(st.integers(0, 99), st.lists(words, max_size=8)).map(
    lambda found: {key: " ".join(its) for key, its in found.items()}
)


def text(need: dict[str, str]) -> str:
    return " ".join((need["who"], need["what"], need["so_that"]))


def called_alike(pairs: list[dict[str, Any]]) -> Iterator[bool]:
    """Whether each labelled pair is found, when all needs of its language stand in one case."""
    found = set()
    for language in ("sv", "en"):
        needs = {text(pair[side]) for pair in PAIRS if pair["language"] == language for side in ("one", "other")}
        found |= {frozenset((pair.first, pair.other)) for pair in similar_pairs({need: need for need in needs})}
    return (frozenset((text(pair["one"]), text(pair["other"]))) in found for pair in pairs)


@pytest.mark.parametrize("split", ["tuning", "held_out"])
def test_needs_that_are_the_same_are_found_and_look_alikes_are_not(split: str) -> None:
    pairs = [pair for pair in PAIRS if pair["split"] == split]
    told = list(zip(called_alike(pairs), (pair["same"] for pair in pairs), strict=True))
    right = sum(found and same for found, same in told)
    precision = right / sum(found for found, _same in told)
    recall = right / sum(same for _found, same in told)
    print(f"{split}: {len(pairs)} pairs, precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201 (shown by pytest -s)
    assert precision >= 0.85
    assert recall >= 0.80


def test_there_are_enough_labelled_pairs_of_both_kinds_in_both_languages() -> None:
    counts = Counter((pair["language"], pair["same"]) for pair in PAIRS)
    assert counts == {("sv", True): 26, ("sv", False): 26, ("en", True): 14, ("en", False): 14}


def test_inflections_of_a_word_are_one_word_and_the_shared_ones_are_told() -> None:
    (pair,) = similar_pairs({"B-001": ALARM, "B-002": LUNCH, "B-003": ALARMS})
    assert (pair.first, pair.other) == ("B-001", "B-003")
    assert set(pair.shared) == {"skilja", "larm", "besök", "nattpatrullen"}


def test_what_is_shared_is_told_with_the_rarest_words_first() -> None:
    needs = {1: "larm natt besök", 2: "natt besök larm", 3: "besök dag", 4: "besök natt"}
    (first, *_rest) = similar_pairs(needs)
    assert first.shared == ("larm", "natt", "besök")


def test_the_same_text_twice_is_wholly_alike() -> None:
    (pair,) = similar_pairs({1: ALARM, 2: ALARM, 3: LUNCH})
    assert pair.score == pytest.approx(1)


def test_texts_without_a_word_of_meaning_are_alike_to_nothing() -> None:
    assert similar_pairs({1: "", 2: "", 3: "och som att", 4: "att", 5: "?!"}) == []


def test_each_text_is_read_in_its_own_language() -> None:
    needs = {1: "Carers need to plan their visits", 2: "The carer plans a visit", 3: ALARM, 4: ALARMS}
    assert {(pair.first, pair.other) for pair in similar_pairs(needs)} == {(1, 2), (3, 4)}


def test_nothing_is_asked_about_a_language_that_is_unknown() -> None:
    with pytest.raises(ValueError, match="sv, en"):
        similar_pairs({1: ALARM}, language="de")


@given(texts, st.randoms())
def test_the_order_in_which_needs_come_does_not_matter(needs: dict[int, str], random: Random) -> None:
    keys = list(needs)
    random.shuffle(keys)
    assert similar_pairs({key: needs[key] for key in keys}) == similar_pairs(needs)


@given(texts)
def test_keys_that_sort_the_other_way_give_the_same_pairs(needs: dict[int, str]) -> None:
    def unordered(pairs: list[Pair[int]], sign: int) -> set[tuple[frozenset[int], float, frozenset[str]]]:
        return {(frozenset((sign * p.first, sign * p.other)), p.score, frozenset(p.shared)) for p in pairs}

    turned = {-key: text for key, text in needs.items()}
    assert unordered(similar_pairs(turned), -1) == unordered(similar_pairs(needs), 1)


@given(texts)
def test_a_pair_is_found_from_both_its_sides(needs: dict[int, str]) -> None:
    pairs = similar_pairs(needs)
    for key in needs:
        assert nearest(key, needs) == [pair for pair in pairs if key in (pair.first, pair.other)]


@given(texts, st.floats(0.05, 1), st.floats(0.05, 1))
def test_a_lower_threshold_only_adds_pairs(needs: dict[int, str], one: float, two: float) -> None:
    strict = similar_pairs(needs, threshold=max(one, two))
    assert strict == [pair for pair in similar_pairs(needs, threshold=min(one, two)) if pair.score >= max(one, two)]


@given(texts)
def test_a_score_is_a_share(needs: dict[int, str]) -> None:
    assert all(0 < pair.score <= 1 and pair.first < pair.other for pair in similar_pairs(needs, threshold=0.01))


def test_a_thousand_needs_take_less_than_a_second_of_work() -> None:
    random = Random(2026)
    said = [word for pair in PAIRS for side in ("one", "other") for word in text(pair[side]).split()]
    needs = {number: " ".join(random.choices(said, k=20)) for number in range(1_000)}
    started = process_time()
    similar_pairs(needs, language="sv")
    assert process_time() - started < 1

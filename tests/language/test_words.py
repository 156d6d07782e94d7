"""The word lists are data that people edit: what they may hold is checked here."""

import pytest

from needs.language.lexicon import forms, lexicon, load
from needs.language.rules import RULES

LANGUAGES = ("sv", "en")


def lists(language: str) -> dict[str, list[str]]:
    content = lexicon(language).content
    nested = {f"{outer}.{name}": content[outer][name] for outer in ("terms", "not") for name in content[outer]}
    return nested | {name: entries for name, entries in content.items() if isinstance(entries, list)}


def test_endings_are_added_to_the_first_form():
    assert forms("snabb/-t/-a") == ["snabb", "snabbt", "snabba"]
    assert forms("enkel/-t/enkla") == ["enkel", "enkelt", "enkla"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_written_in_small_letters_and_once(language: str):
    for name, entries in lists(language).items():
        assert len(entries) == len(set(entries)), name
        assert name == "known_acronyms" or [entry for entry in entries if entry != entry.lower()] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_terms_belongs_to_a_rule(language: str):
    # What only the field `what` is read for has a list of its own.
    assert set(lexicon(language).content["terms"]) - {"comparative_what"} <= set(RULES)
    assert set(lexicon(language).content["not"]) <= set(lexicon(language).content["terms"])


def test_both_languages_have_the_same_rules():
    assert set(lexicon("sv").content["terms"]) == set(lexicon("en").content["terms"])


def test_a_name_is_either_plain_or_also_a_word():
    brands = load("brands")
    assert [name for name in brands["anywhere"] if name != name.lower()] == []
    assert {name.lower() for name in brands["capitalised"]}.isdisjoint(brands["anywhere"])

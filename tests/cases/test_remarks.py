"""The words of the checker's remarks live up to what they ask of others."""

import pytest
from django.utils.translation import override

from needs.cases.examples import EXAMPLES
from needs.cases.remarks import WORDS
from needs.language import RULES, Severity, Statement, remarks_on

ABOUT_WHO = {"user_not_named", "group_noun", "oblique", "parentheses", "quantifier"}
SO_THAT = {"sv": "så att ", "en": "so that "}
# More than thirty words are no example anybody reads.
TOO_LONG_TO_SHOW = {"too_long"}


def said_of(rule, text, language):
    """The rules that remark on an example, read in the field it is about."""
    field = "who" if rule in ABOUT_WHO else "so_that" if text.startswith(SO_THAT[language]) else "what"
    statement = Statement(**{field: text.removeprefix(SO_THAT[language])})
    return {remark.rule for remark in remarks_on(statement, language=language)}


def test_every_rule_has_words_and_an_example():
    assert WORDS.keys() == EXAMPLES.keys() == RULES.keys()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("rule", sorted(WORDS.keys() - TOO_LONG_TO_SHOW))
def test_the_example_is_remarked_on_before_and_not_after(rule, language):
    with override(language):
        before, after = map(str, EXAMPLES[rule])
    assert rule in said_of(rule, before, language)
    left = said_of(rule, after, language)
    assert rule not in left
    assert [found for found in left if RULES[found].severity != Severity.INFORM] == []

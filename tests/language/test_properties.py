"""What must hold for any text at all."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from needs.language import Remark, Severity, Statement, blocking, remarks_on
from needs.language.rules import RULES
from needs.language.statement import FIELDS

from .measuring import labelled

PIECES = [row.statement.what for row in labelled()] + [
    *("eller likvärdigt", "or equivalent", "av märket", "typ", "ISO 9001", "TBD", "t.ex.", "100 %", "och", "and"),
    *("\n", "”", '"', "…", "a\u030a", "İ", "ß"),
]
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=4).map(" ".join))
statements = st.builds(Statement, **dict.fromkeys(FIELDS, texts))
languages = st.sampled_from([None, "sv", "en"])


def by_place(remark: Remark) -> tuple[int, int, int, str]:
    return FIELDS.index(remark.field), remark.start, remark.end, remark.rule


@given(statements, languages)
@example(Statement(what="İİİ av märket X2 e\u0301\u0301 TBD"), "sv")
def test_remarks_hold_the_words_at_their_place(statement: Statement, language: str | None):
    for remark in remarks_on(statement, language=language):
        text = getattr(statement, remark.field)
        assert 0 <= remark.start < remark.end <= len(text)
        assert text[remark.start : remark.end] == remark.text
        assert remark.field in RULES[remark.rule].fields
        assert remark.severity is RULES[remark.rule].severity


@given(statements, languages)
def test_remarks_come_in_order_and_once(statement: Statement, language: str | None):
    remarks = remarks_on(statement, language=language)
    assert remarks == sorted(set(remarks), key=by_place)
    for one, other in pairwise(remarks):
        assert (one.rule, one.field) != (other.rule, other.field) or one.end <= other.start


@given(statements, languages)
def test_what_blocks_is_the_same_in_every_language(statement: Statement, language: str | None):
    blocks = [remark for remark in remarks_on(statement, language=language) if remark.severity is Severity.BLOCK]
    assert blocks == blocking(statement)


@given(statements)
def test_the_same_statement_gets_the_same_remarks_and_a_list_of_ones_own(statement: Statement):
    first = remarks_on(statement)
    first.append(first[0] if first else None)
    assert remarks_on(statement) == remarks_on(replace(statement))
    assert blocking(statement) is not blocking(statement)


def test_a_capital_at_the_beginning_changes_nothing():
    changed = [row.name for row in labelled() if _places(row.statement) != _places(with_capital(row.statement))]
    assert changed == []


def with_capital(statement: Statement) -> Statement:
    """The need beginning with a capital, unless it begins with a name or an abbreviation."""
    what = statement.what
    ordinary = what.split(" ", 1)[0].islower()
    return replace(statement, what=what[:1].upper() + what[1:]) if ordinary else statement


def _places(statement: Statement) -> list[tuple[str, str, int, int]]:
    return [(remark.rule, remark.field, remark.start, remark.end) for remark in remarks_on(statement)]


@pytest.mark.parametrize("marks", ['""', "””", "“”", "«»", "»«", "»»", "‘’", "''"])
def test_a_quotation_is_not_judged(marks: str):
    bad = "ha ett modernt system av märket Phoniro m.m. TBD"
    said = {"vague_quality", "solution", "brand", "open_ended", "placeholder", "no_measure"}
    assert {remark.rule for remark in remarks_on(Statement(what=bad), language="sv")} == said
    quoted = Statement(what=f"säga {marks[0]}{bad}{marks[1]} nu")
    assert {remark.rule for remark in remarks_on(quoted, language="sv")} == {"no_measure"}

"""One content, one sequence of bytes, that can be read again whatever was written."""

import json
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from needs.casefile.canonical import canonical_json


def test_letters_that_look_the_same_are_the_same_bytes():
    assert canonical_json({"text": "a\u030a"}) == canonical_json({"text": "å"})


def test_an_accent_first_on_a_line_is_read_back():
    """It stands right after the escaped line break, whose last letter it must not join."""
    assert json.loads(canonical_json({"text": "en rad\n\u0303"})) == {"text": "en rad\n\u0303"}


@given(st.text())
def test_every_text_is_read_back(text):
    assert json.loads(canonical_json({"text": text})) == {"text": normalize("NFC", text)}

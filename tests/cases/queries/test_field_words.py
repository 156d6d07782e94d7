"""Values of changes are told in words, never in codes."""

from __future__ import annotations

import pytest
from django.utils import translation

from needs.cases.queries.field_words import label, shown


@pytest.mark.parametrize(
    ("record", "field", "value", "said"),
    [
        ("perspective", "K1", {"state": "answered", "text": "Hjälp i tid", "evidence": ""}, "Besvarad, Hjälp i tid"),
        ("need", "goals", [{"goal": "M1", "strength": 3, "reason": ""}], "M1, 3 Avgörande"),
        ("need", "impact", 4, "4 Allvarligt"),
        ("need", "cost_per_year", 120000, "120\xa0000\xa0kr"),
        ("case", "estimated_value", 0, "0\xa0kr"),
        ("inquiry", "state", "open", "Öppen"),
        ("inquiry", "questions", [{"id": "V1", "wording": "Hur är det?", "why": "Därför"}], "Hur är det?"),
        ("inquiry", "comparisons", [{"id": "J1", "left_text": "Veta", "right_text": "Få"}], "Veta / Få"),
    ],
)
def test_a_value_is_told_in_words(record, field, value, said):
    with translation.override("sv"):
        assert shown(record, field, value, {}) == said


def test_the_number_of_a_case_has_a_label():
    with translation.override("sv"):
        assert label("number") == "Ärendenummer"

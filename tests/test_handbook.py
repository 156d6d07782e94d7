"""What the handbook calls buttons and fields is what they are called."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
HANDBOOKS = {"sv": ROOT / "docs" / "handbook.sv.md", "en": ROOT / "docs" / "handbook.en.md"}
# Explains what bold text is; stands on no page.
ABOUT_ITSELF = {"sv": {"fetstil"}, "en": {"bold"}}


def plain(text: str) -> str:
    return " ".join(text.split())


def said_by_the_product(language: str) -> str:
    with (ROOT / "locale" / "sv" / "LC_MESSAGES" / "django.po").open("rb") as file:
        messages = list(read_po(file))
    forms = [message.string if language == "sv" else message.id for message in messages]
    return "\n".join(plain(text) for form in forms for text in ([form] if isinstance(form, str) else form))


@pytest.mark.parametrize("language", HANDBOOKS)
def test_every_label_in_the_handbook_stands_in_the_product(language: str):
    labels = {plain(label) for label in re.findall(r"\*\*(.+?)\*\*", HANDBOOKS[language].read_text("utf-8"), re.DOTALL)}
    product = said_by_the_product(language)
    assert {label for label in labels if label not in product} == ABOUT_ITSELF[language]


def test_both_handbooks_have_the_same_parts():
    parts = [re.findall(r"^## (\d+)\.", path.read_text("utf-8"), re.MULTILINE) for path in HANDBOOKS.values()]
    assert parts[0] == parts[1] == [str(number) for number in range(1, len(parts[0]) + 1)]

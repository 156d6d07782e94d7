import pytest

from needs.language.joining import joined_part


@pytest.mark.parametrize(
    "text, language, read",
    [
        ("Att veta vem som kommer.", "sv", "veta vem som kommer"),
        ("så att de slipper vänta", "sv", "de slipper vänta"),
        ("Behöver att veta", "sv", "veta"),
        ("attestera fakturor", "sv", "attestera fakturor"),
        ("Veta vem som kommer", "sv", "veta vem som kommer"),
        ("IT-stöd på kvällar", "sv", "IT-stöd på kvällar"),
        ("Att", "sv", "att"),
        ("Needs to know who comes", "en", "know who comes"),
        ("So that nobody waits", "en", "nobody waits"),
        ("to know", "sv", "to know"),
        ("", "sv", ""),
    ],
)
def test_a_part_leaves_out_what_the_sentence_says_before_it(text, language, read):
    assert joined_part(text, language) == read

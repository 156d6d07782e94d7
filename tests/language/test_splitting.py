import pytest

from needs.language.splitting import split


@pytest.mark.parametrize(
    "text,language,parts",
    [
        (
            "Jag behöver veta vem som kommer, så att jag hinner bli klar.",
            "sv",
            ("", "veta vem som kommer", "jag hinner bli klar"),
        ),
        ("Vi behöver\nveta vem som kommer så att vi hinner", "sv", ("", "veta vem som kommer", "vi hinner")),
        ("De behöver mer tid", "sv", ("", "mer tid", "")),
        ("Nattpersonalen behöver se vem som larmar.", "sv", ("Nattpersonalen", "se vem som larmar", "")),
        ("I need to know who comes, so that I am ready.", "en", ("", "know who comes", "I am ready")),
        ("The night patrol needs to see who calls", "en", ("The night patrol", "see who calls", "")),
    ],
)
def test_a_plain_sentence_is_taken_apart(text, language, parts):
    assert split(text, language) == parts


@pytest.mark.parametrize(
    "text,language",
    [
        ("Att någon kommer när jag larmar.", "sv"),
        ("Jag behöver hjälp. Ingen kom.", "sv"),
        ("Jag behöver hjälp och min man behöver sova", "sv"),
        ("Det regnade, och jag behöver gå ut", "sv"),
        ("Jag behöver", "sv"),
        ("I need help", "en"),
        ("Jag behöver hjälp", "fi"),
        ("", "sv"),
    ],
)
def test_what_is_not_plain_is_left_whole(text, language):
    assert split(text, language) == ("", text, "")

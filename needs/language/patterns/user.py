"""A need that is nobody's in particular."""

from collections.abc import Iterator

from . import Found, Reading


def find(reading: Reading) -> Iterator[Found]:
    """`who` says no more than "a user" or "people"."""
    words, lexicon = reading.passage.words, reading.lexicon
    if reading.field != "who" or not words:
        return
    forms = [word.form for word in words]
    while len(forms) > 1 and forms[0] in lexicon.words("user_fillers"):
        forms.pop(0)
    if " ".join(forms) in lexicon.texts("generic_users"):
        yield Found("user_not_named", words[-len(forms)].start, words[-1].end)

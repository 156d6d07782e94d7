"""More than one need in one: a second sentence, a second verb, a text that is too long to be one thought."""

from collections.abc import Iterator

from . import Found, Reading

LONGEST = 30
_CLAUSE_WITHIN = 5


def find(reading: Reading) -> Iterator[Found]:
    """Several needs in `what`: the rest after the first sentence, and each "and" between two things to do."""
    sentences = reading.passage.sentences
    if len(sentences) > 1:
        yield Found("several_needs", sentences[1][0], sentences[-1][1])
    words = reading.passage.words
    for at, word in enumerate(words):
        if word.form in reading.lexicon.words("and"):
            verb = _second_verb(reading, at)
            if verb is not None:
                yield Found("several_needs", word.start, words[verb].end)


def find_long(reading: Reading) -> Iterator[Found]:
    for number, (start, end) in enumerate(reading.passage.sentences):
        if sum(word.sentence == number for word in reading.passage.words) > LONGEST:
            yield Found("too_long", start, end)


def _second_verb(reading: Reading, at: int) -> int | None:
    """The verb that begins a new thing to do after an "and", if one does."""
    words, lexicon = reading.passage.words, reading.lexicon
    following = at + 1
    while following < len(words) and words[following].form in lexicon.words("adverbs"):
        following += 1
    if at == 0 or following >= len(words) or words[following].sentence != words[at].sentence:
        return None
    if _is_verb(reading, following) and not _belongs_together(reading, at, following):
        return following
    return _second_clause(reading, at)


def _is_verb(reading: Reading, at: int) -> bool:
    words, lexicon = reading.passage.words, reading.lexicon
    form = words[at].form
    if form in lexicon.words("verbs"):
        return True
    # "Report" is a thing to do when something is reported: "and report the time".
    following = words[at + 1].form if at + 1 < len(words) else ""
    has_object = following in lexicon.words("objects") or following.endswith("s")
    return has_object and form in lexicon.words("verbs_or_nouns")


def _belongs_together(reading: Reading, at: int, verb: int) -> bool:
    """ "Läsa och skriva" is one thing, and so is "sitta och läsa"."""
    words, lexicon = reading.passage.words, reading.lexicon
    before = [word.form for word in words[max(0, at - 3) : at]]
    if not lexicon.words("postures").isdisjoint(before):
        return True
    return f"{before[-1]} {words[verb].form}" in lexicon.texts("pairs")


def _second_clause(reading: Reading, at: int) -> int | None:
    """ "… och det måste vara säkert": a clause of its own with its own modal."""
    words, lexicon = reading.passage.words, reading.lexicon
    near = range(at + 1, min(at + 1 + _CLAUSE_WITHIN, len(words)))
    modal = next((place for place in near if words[place].form in lexicon.words("modals")), None)
    if modal is None or any(words[place].form in lexicon.words("subordinators") for place in range(at + 1, modal)):
        return None
    return modal

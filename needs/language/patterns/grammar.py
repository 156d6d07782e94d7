"""What the grammar gives away: nobody who does it, or a modal verb that belongs in a requirement."""

from collections.abc import Iterator

from ..prose import Word
from . import Found, Reading

_AGENT_WITHIN = 4
_CLAUSE = 8
_SHORTEST_PASSIVE = 6


def passives(reading: Reading) -> Iterator[Found]:
    """Something is done, and no "by" says by whom."""
    words, lexicon = reading.passage.words, reading.lexicon
    for at, word in enumerate(words):
        if at == 0 or _is_agent_named(reading, at):
            continue  # "hämtas i tid": the one who has the need is the subject
        if word.form in lexicon.words("passives") or _has_passive_ending(reading, word):
            yield Found("passive", word.start, word.end)
        elif at and words[at - 1].form in lexicon.words("become") and _is_participle(reading, word):
            yield Found("passive", words[at - 1].start, word.end)


def requirement_language(reading: Reading) -> Iterator[Found]:
    """ "Ska" as in a requirement; "veta vad som ska hända" is something else."""
    words, lexicon = reading.passage.words, reading.lexicon
    for at, word in enumerate(words):
        if word.form in lexicon.words("modals") and not _is_subordinate(reading, at):
            yield Found("requirement_language", word.start, word.end)


def _is_subordinate(reading: Reading, at: int) -> bool:
    """A question word or "som" before it, in the same clause."""
    words, subordinators = reading.passage.words, reading.lexicon.words("subordinators")
    for before in range(at - 1, max(-1, at - _CLAUSE), -1):
        if (
            words[before].sentence != words[at].sentence
            or "," in reading.passage.judged[words[before].end : words[before + 1].start]
        ):
            return False
        if words[before].form in subordinators:
            return True
    return False


def _is_agent_named(reading: Reading, at: int) -> bool:
    words, by = reading.passage.words, reading.lexicon.words("by")
    following = words[at + 1 : at + 1 + _AGENT_WITHIN]
    return any(word.form in by and word.sentence == words[at].sentence for word in following)


def _has_passive_ending(reading: Reading, word: Word) -> bool:
    lexicon = reading.lexicon
    ending = word.form.endswith(lexicon.texts("passive_suffixes"))
    return ending and len(word.form) > _SHORTEST_PASSIVE and word.form not in lexicon.words("not_passive")


def _is_participle(reading: Reading, word: Word) -> bool:
    lexicon = reading.lexicon
    if word.form in lexicon.words("not_participle"):
        return False
    return word.form.endswith(lexicon.texts("participle_suffixes")) or word.form in lexicon.words("participles")

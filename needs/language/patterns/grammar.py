"""What the grammar gives away: nobody who does it, or a modal verb that belongs in a requirement."""

from collections.abc import Iterator

from ..prose import Word
from . import Found, Reading

_AGENT_WITHIN = 4
_CLAUSE = 8
_SHORTEST_PASSIVE = 6


def passives(reading: Reading) -> Iterator[Found]:
    """Something is done, and no "by" says by whom: in the main clause, where somebody is to do it.

    A passive that begins the need is the need of the one it is done to: "hämtas senast klockan 8".
    """
    words, lexicon = reading.passage.words, reading.lexicon
    for at, word in enumerate(words):
        first = at
        if word.form not in lexicon.words("passives") and not _has_passive_ending(reading, word):
            if at == 0 or words[at - 1].form not in lexicon.words("become") or not _is_participle(reading, word):
                continue
            first = at - 1
        if first > 0 and not _is_subordinate(reading, at) and not _is_agent_named(reading, at):
            yield Found("passive", words[first].start, word.end)


def requirement_language(reading: Reading) -> Iterator[Found]:
    """ "Ska" as in a requirement; "veta vad som ska hända" is something else."""
    words, lexicon = reading.passage.words, reading.lexicon
    if reading.field != "what":
        return  # "så att maten ska räcka", "svar ska ges inom en timme": as outcomes and acceptance are told
    for at, word in enumerate(words):
        if word.form in lexicon.words("modals") and not _is_subordinate(reading, at):
            yield Found("requirement_language", word.start, word.end)


def _is_subordinate(reading: Reading, at: int) -> bool:
    """A question word or "som" before it in the same clause; an "att" that begins the field belongs to the form."""
    words, subordinators = reading.passage.words, reading.lexicon.words("subordinators")
    for before in reversed(words[max(1, at - _CLAUSE) : at]):
        if before.sentence != words[at].sentence or reading.passage.judged[before.end] == ",":
            return False
        if before.form in subordinators:
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

"""Words and phrases from the lists, unless what stands around them makes them say something else."""

from collections.abc import Callable, Iterator

from ..lexicon import Hit
from . import Found, Reading
from .measure import has_number_near, is_compared, is_measured, measured_elsewhere

# Lists that only the field `what` is read for; so_that may say that something increases.
_ONLY_WHAT = {"comparative_what": "comparative"}


def find(reading: Reading) -> Iterator[Found]:
    passage = reading.passage
    excepted = [(hit.list_name, hit.first, hit.last) for hit in reading.lexicon.exceptions.hits(passage)]
    for hit in reading.lexicon.terms.hits(passage):
        covered = any(n == hit.list_name and first <= hit.last and hit.first <= last for n, first, last in excepted)
        if not covered and _stands(reading, hit):
            yield Found(_ONLY_WHAT.get(hit.list_name, hit.list_name), *_place(reading, hit))


def _stands(reading: Reading, hit: Hit) -> bool:
    if hit.list_name in _ONLY_WHAT and reading.field != "what":
        return False
    condition = _CONDITIONS.get(_ONLY_WHAT.get(hit.list_name, hit.list_name))
    return condition is None or condition(reading, hit)


def _comparative(reading: Reading, hit: Hit) -> bool:
    if reading.field == "so_that" and measured_elsewhere(reading):
        return False
    return not is_compared(reading, hit) and not has_number_near(reading, hit)


def _unmeasured(reading: Reading, hit: Hit) -> bool:
    return not is_measured(reading, hit)


def _first_words(reading: Reading, hit: Hit) -> bool:
    """A weak verb weighs when it is the whole point: it begins the need, and no task follows in `so_that`."""
    return hit.first <= 1 and not reading.statement.so_that.strip()


def _alone(reading: Reading, hit: Hit) -> bool:
    return hit.first == 0


def _modal_of_a_supplier_or_of_the_need(reading: Reading, hit: Hit) -> bool:
    """ "Shall" in an acceptance criterion or an outcome is harmless unless it is the supplier who shall.

    "Know when the supplier will come" asks for no more than to know.
    """
    words, lexicon = reading.passage.words, reading.lexicon
    asked = hit.first > 0 and words[hit.first - 1].form in lexicon.words("question_words")
    return not asked and (reading.field == "what" or hit.last > hit.first)


def _more(reading: Reading, hit: Hit) -> bool:
    """ "Nycklar mm", not "900 mm"."""
    words = reading.passage.words
    return words[hit.first].form != "mm" or hit.first == 0 or not words[hit.first - 1].is_number


_CONDITIONS: dict[str, Callable[[Reading, Hit], bool]] = {
    "comparative": _comparative,
    "vague_quality": _unmeasured,
    "superlative": _unmeasured,
    "time": _unmeasured,
    "open_ended": _more,
    "weak_verb": _first_words,
    "user_not_named": _alone,
    "requirement_language": _modal_of_a_supplier_or_of_the_need,
}


def _place(reading: Reading, hit: Hit) -> tuple[int, int]:
    """From the first word to the last, with the point that ends an abbreviation ("t.ex.")."""
    passage = reading.passage
    # A pronoun is listed with the verb that makes it a subject; the pronoun is what is vague.
    last = hit.first if hit.list_name == "pronoun" else hit.last
    start, end = passage.words[hit.first].start, passage.words[last].end
    abbreviated = "." in passage.judged[start:end] and passage.judged[end : end + 1] == "."
    return start, end + abbreviated

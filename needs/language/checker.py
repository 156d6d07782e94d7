"""Judging a statement: every pattern reads every field that its rules ask for."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from .detect import detect_language
from .lexicon import lexicon
from .patterns import Found, Reading, brand, grammar, measure, phrases, placeholder, several, signs, solution, user
from .prose import Passage, passage
from .rules import RULES
from .statement import FIELDS, Remark, Severity, Statement
from .stems import LANGUAGES

PATTERNS: tuple[Callable[[Reading], Iterator[Found]], ...] = (
    phrases.find,
    solution.find,
    user.find,
    several.find,
    several.find_long,
    grammar.passives,
    grammar.requirement_language,
    signs.obliques,
    signs.parentheses,
    signs.absolutes,
    signs.exact_measures,
    signs.open_ends,
    signs.acronyms,
    measure.find,
)
# These are about a whole sentence or field: what stands inside them is still worth a remark.
_WIDE = {"too_long", "no_measure", "parentheses", "several_needs"}
_JUDGED = {field for rule in RULES.values() if rule.severity is not Severity.BLOCK for field in rule.fields}
_WEIGHTS = (Severity.INFORM, Severity.WARN, Severity.BLOCK)


def remarks_on(
    statement: Statement, *, language: str | None = None, known: frozenset[str] = frozenset()
) -> list[Remark]:
    """What a careful reader would remark on, in the order of the fields and of the text.

    `language` is `sv` or `en`, found from the words when it is left out or another. `known` are abbreviations and
    terms that the case explains. Every text gets an answer, the same each time.
    """
    named = (language or "")[:2]
    chosen = named if named in LANGUAGES else detect_language(_whole(statement))
    return list(_check(statement, chosen, frozenset(term.casefold() for term in known)))


def blocking(statement: Statement) -> list[Remark]:
    """What needs a written reason before approval. Cheap enough to ask for every need of a long page."""
    return list(_blocking(statement))


@lru_cache(maxsize=4096)
def _check(statement: Statement, language: str, known: frozenset[str]) -> tuple[Remark, ...]:
    made = list(_blocking(statement))
    for field in _JUDGED:
        text = getattr(statement, field)
        if text and not text.isspace():
            reading = Reading(field, passage(text), statement, lexicon(language), known)
            found = [one for pattern in PATTERNS for one in pattern(reading)]
            made += _remarks(field, reading.passage, found)
    return tuple(sorted(_without_doubles(made), key=_order))


@lru_cache(maxsize=4096)
def _blocking(statement: Statement) -> tuple[Remark, ...]:
    remarks: list[Remark] = []
    for field in FIELDS:
        text = getattr(statement, field)
        if text:
            read = passage(text)
            remarks += _remarks(field, read, [*placeholder.find(read), *brand.find(read)])
    return tuple(sorted(remarks, key=_order))


def _remarks(field: str, read: Passage, found: Iterable[Found]) -> list[Remark]:
    """One remark for each rule and place; places of the same rule that overlap are one."""
    merged: list[Found] = []
    for one in sorted(set(found)):
        if field not in RULES[one.rule].fields:
            continue
        last = merged[-1] if merged else None
        if last and last.rule == one.rule and one.start < last.end:
            merged[-1] = last._replace(end=max(last.end, one.end))
        else:
            merged.append(one)
    return [_remark(field, read, one) for one in merged]


def _remark(field: str, read: Passage, found: Found) -> Remark:
    start, end = read.typed_place(found.start), read.typed_place(found.end)
    return Remark(found.rule, RULES[found.rule].severity, field, start, end, read.typed[start:end])


def _without_doubles(remarks: list[Remark]) -> list[Remark]:
    """Leave out what lies inside a longer phrase ("flera" in "med flera") or in a graver remark."""
    wide = [remark for remark in remarks if remark.rule in _WIDE]
    kept: list[Remark] = []
    for heap in _overlapping([remark for remark in remarks if remark.rule not in _WIDE]):
        kept += [remark for remark in heap if not any(_is_part_of(remark, other) for other in heap)]
    return wide + kept


def _overlapping(remarks: list[Remark]) -> Iterator[list[Remark]]:
    """Remarks in heaps: those of different heaps have no letter in common."""
    heap: list[Remark] = []
    for remark in sorted(remarks, key=_order):
        if heap and (remark.field != heap[0].field or remark.start >= max(one.end for one in heap)):
            yield heap
            heap = []
        heap.append(remark)
    yield heap


def _is_part_of(remark: Remark, other: Remark) -> bool:
    if remark.rule == other.rule:
        return False
    if remark.rule == "acronym" and other.severity is not Severity.BLOCK:
        return False  # "RFID-lösning" is a solution, and RFID still wants explaining
    inside = other.start <= remark.start and remark.end <= other.end
    shorter = remark.end - remark.start < other.end - other.start
    weight = _WEIGHTS.index(other.severity) - _WEIGHTS.index(remark.severity)
    return inside and (weight > 0 or (weight == 0 and shorter))


def _order(remark: Remark) -> tuple[int, int, int, str]:
    return FIELDS.index(remark.field), remark.start, remark.end, remark.rule


def _whole(statement: Statement) -> str:
    return "\n".join(getattr(statement, field) for field in FIELDS)

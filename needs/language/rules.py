"""The rules: how serious each is, and which fields it reads. The numbers are those of the INCOSE guide (GtWR v4)."""

from dataclasses import dataclass

from .statement import FIELDS, Severity

_BLOCK, _WARN, _INFORM = Severity.BLOCK, Severity.WARN, Severity.INFORM
_WHAT = ("what",)
_OUTCOME = ("what", "so_that")
_SENTENCE = ("who", "what", "so_that")
_WRITTEN = (*_SENTENCE, "met_when")


@dataclass(frozen=True)
class Rule:
    """`number` as in the guide; a word where the rule is our own."""

    number: str
    severity: Severity
    fields: tuple[str, ...]


RULES = {
    "placeholder": Rule("placeholder", _BLOCK, FIELDS),
    # The problem describes what there is today, and may name it.
    "brand": Rule("brand", _BLOCK, ("who", "what", "so_that", "title", "met_when")),  # LOU 9 kap. 6 §
    "solution": Rule("R31", _WARN, ("what", "title")),
    "supplier_shaped": Rule("supplier", _WARN, _WRITTEN),
    "requirement_language": Rule("R3", _WARN, _WRITTEN),
    "user_not_named": Rule("user", _WARN, ("who", "what")),
    "vague_quantity": Rule("R7", _WARN, _WRITTEN),
    "vague_quality": Rule("R7", _WARN, ("what", "so_that", "title", "met_when")),
    "comparative": Rule("R34", _WARN, _OUTCOME),
    "superlative": Rule("R26", _WARN, ("what", "so_that", "title", "met_when")),
    "escape": Rule("R8", _WARN, ("what", "met_when")),
    "open_ended": Rule("R9", _WARN, _WRITTEN),
    "oblique": Rule("R17", _WARN, _WRITTEN),
    "several_needs": Rule("R18", _WARN, _WHAT),
    "too_long": Rule("R18", _WARN, _OUTCOME),
    "group_noun": Rule("R22", _WARN, _SENTENCE),
    "pronoun": Rule("R24", _WARN, _OUTCOME),
    "absolute": Rule("R26", _WARN, _WRITTEN),
    "time": Rule("R35", _WARN, ("what", "met_when")),
    "quantifier": Rule("R32", _INFORM, ("who", "what")),
    "capability": Rule("R10", _INFORM, _WHAT),
    "negation": Rule("R16", _INFORM, _WHAT),
    "purpose": Rule("R20", _INFORM, _WHAT),
    "parentheses": Rule("R21", _INFORM, _SENTENCE),
    "passive": Rule("R2", _INFORM, _WHAT),  # an outcome may well do without an actor
    "acronym": Rule("R37", _INFORM, _WRITTEN),
    "weak_verb": Rule("user", _INFORM, _WHAT),
    "no_measure": Rule("measure", _INFORM, _WHAT),
}

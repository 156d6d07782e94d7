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
    severity: Severity
    fields: tuple[str, ...]


RULES = {
    "placeholder": Rule(_BLOCK, FIELDS),
    # The problem describes what there is today, and may name it.
    "brand": Rule(_BLOCK, ("who", "what", "so_that", "title", "met_when")),  # R31, LOU 9:6
    "solution": Rule(_WARN, ("what", "title")),  # R31
    "supplier_shaped": Rule(_WARN, _WRITTEN),
    "requirement_language": Rule(_WARN, _WRITTEN),  # R3
    "user_not_named": Rule(_WARN, ("who", "what")),
    "vague_quantity": Rule(_WARN, _WRITTEN),  # R7
    "vague_quality": Rule(_WARN, ("what", "so_that", "title", "met_when")),  # R7
    "comparative": Rule(_WARN, _OUTCOME),  # R7, R34
    "superlative": Rule(_WARN, ("what", "so_that", "title", "met_when")),  # R7, R26
    "escape": Rule(_WARN, ("what", "met_when")),  # R8
    "open_ended": Rule(_WARN, _WRITTEN),  # R9
    "oblique": Rule(_WARN, _WRITTEN),  # R17
    "several_needs": Rule(_WARN, _WHAT),  # R18, R19
    "too_long": Rule(_WARN, _OUTCOME),  # R18
    "group_noun": Rule(_WARN, _SENTENCE),  # R22
    "pronoun": Rule(_WARN, _OUTCOME),  # R24
    "absolute": Rule(_WARN, _WRITTEN),  # R26
    "time": Rule(_WARN, ("what", "met_when")),  # R35
    "quantifier": Rule(_INFORM, ("who", "what")),  # R32
    "capability": Rule(_INFORM, _WHAT),  # R10
    "negation": Rule(_INFORM, _WHAT),  # R16
    "purpose": Rule(_INFORM, _WHAT),  # R20
    "parentheses": Rule(_INFORM, _SENTENCE),  # R21
    "passive": Rule(_INFORM, _WHAT),  # R2; an outcome may well do without an actor
    "acronym": Rule(_INFORM, _WRITTEN),  # R4, R37, R38
    "weak_verb": Rule(_INFORM, _WHAT),
    "no_measure": Rule(_INFORM, _WHAT),  # R33, R34
}

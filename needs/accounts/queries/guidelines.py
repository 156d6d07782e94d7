"""The guidelines of an organisation, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import CriterionDirection

from ..choices import GUIDELINE_STEPS, PERSPECTIVES
from ..models import Guidelines, Organisation

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class DefaultCriterion:
    """`share` is its part of all the weights, `scale` the words of its lowest and highest step."""

    name: str
    question: str
    share: str
    scale: str


@dataclass(frozen=True)
class GuidelinesPage:
    """`texts` as (step, text) in the order of the steps; `rules` are whole sentences."""

    texts: list[tuple[str, str]]
    rules: list[str]
    criteria: list[DefaultCriterion]


def guidelines_page(organisation: Organisation) -> GuidelinesPage:
    """One query."""
    guidelines = Guidelines.objects.filter(organisation=organisation).first() or Guidelines()
    texts = [(str(name), str(guidelines.texts.get(step, ""))) for step, name in GUIDELINE_STEPS.items()]
    return GuidelinesPage(
        texts=[(name, text) for name, text in texts if text],
        rules=list(_rules(guidelines)),
        criteria=list(_criteria(guidelines.default_criteria)),
    )


def _rules(guidelines: Guidelines) -> Iterator[str]:
    if required := [str(word) for kind, word in PERSPECTIVES.items() if kind in guidelines.required_perspectives]:
        yield _("Never set aside: %(perspectives)s.") % {"perspectives": ", ".join(required)}
    if least := guidelines.least_voices:
        words = ngettext(
            "At least %(number)d voice in each perspective.", "At least %(number)d voices in each perspective.", least
        )
        yield words % {"number": least}
    if least := guidelines.least_first_hand:
        words = ngettext(
            "At least %(number)d voice with experience of its own in each perspective.",
            "At least %(number)d voices with experience of their own in each perspective.",
            least,
        )
        yield words % {"number": least}


def _criteria(criteria: list[Mapping[str, Any]]) -> Iterator[DefaultCriterion]:
    whole = sum(criterion.get("weight", 1) for criterion in criteria)
    for criterion in criteria:
        share = round(100 * criterion.get("weight", 1) / whole) if whole else 0
        yield DefaultCriterion(
            name=criterion["name"],
            question=criterion.get("question", ""),
            share=f"{share}{NO_BREAK_SPACE}%",
            scale=_scale(criterion),
        )


def _scale(criterion: Mapping[str, Any]) -> str:
    steps = criterion.get("steps") or [""]
    parts = []
    if steps[0] and steps[-1]:
        parts.append(_("From “%(lowest)s” to “%(highest)s”.") % {"lowest": steps[0], "highest": steps[-1]})
    if criterion.get("direction") == CriterionDirection.COST:
        parts.append(_("Less is better."))
    return " ".join(parts)

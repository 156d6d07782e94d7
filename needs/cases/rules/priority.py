from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.casefile.kinds import Moscow
from needs.safekeeping.refusal import Obstacle

from ..models import Case, Need

# The number of a need and the position of a criterion.
Cell = tuple[int, int]


@dataclass(frozen=True)
class Judgement:
    """A value 0–5, how sure the person is (1–3, None for not said), and her comment."""

    value: int
    confidence: int | None = None
    comment: str = ""


def scoring(
    case: Case, scores: Mapping[Cell, Judgement | None], needs: Collection[int], criteria: Collection[int]
) -> Iterator[Obstacle]:
    """Scores outside 0–5, or for needs and criteria that are not in the case."""
    for (need, criterion), judgement in scores.items():
        if need not in needs or criterion not in criteria:
            message = _("B-%(need)03d is no longer scored in this case. Open the page again.") % {"need": need}
            yield Obstacle("not-scored", message, "score", {"key": case.key})
        elif judgement is not None and not 0 <= judgement.value <= 5:
            message = _("Give B-%(need)03d a value from 0 to 5.") % {"need": need}
            yield Obstacle("scale", message, "score", {"key": case.key})


def classifying(need: Need, moscow: str) -> Iterator[Obstacle]:
    if moscow not in ("", *Moscow):
        message = _("Choose one of the four classes for %(need)s.") % {"need": need.ref}
        yield Obstacle("class", message, "priority", {"key": need.case.key})

"""The needs an answer can be given to, those that say most of the same first."""

from __future__ import annotations

from dataclasses import dataclass

from needs.cases.models import Case, Need
from needs.cases.queries.need_table import sentence
from needs.language.similarity import nearest

MOST_ALIKE = 5
# Lower than between needs: an answer tells of much else besides.
WORTH_SHOWING = 0.1
# No need has this number.
ANSWER = 0


@dataclass(frozen=True)
class Choosable:
    """Numbers and names; `alike` are not among `others`."""

    alike: list[tuple[int, str]]
    others: list[tuple[int, str]]


def choosable(case: Case, text: str) -> Choosable:
    """One query. `text` is the answer."""
    needs = Need.objects.active().filter(case=case).only("number", "title", "who", "what", "so_that")
    every = {need.number: need for need in needs.order_by("number")}
    texts = {number: f"{need.title} {need.who} {need.what} {need.so_that}" for number, need in every.items()}
    pairs = nearest(ANSWER, {ANSWER: text, **texts}, threshold=WORTH_SHOWING)
    alike = [max(pair.first, pair.other) for pair in pairs[:MOST_ALIKE]]
    return Choosable(
        alike=[(number, _name(every[number])) for number in alike],
        others=[(number, _name(need)) for number, need in every.items() if number not in alike],
    )


def _name(need: Need) -> str:
    return f"{need.ref} {need.title or sentence(need.who, need.what, '–')}".strip()

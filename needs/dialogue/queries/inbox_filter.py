"""Which answers to show: what a person chose above the inbox, as conditions on rows."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Replace

from needs.casefile.kinds import AnswerState, Handling, StakeholderRole
from needs.cases.queries.need_filter import variants

from ..models import Contribution, Inquiry, Item
from .answer import Answer
from .said import PROPOSED
from .standing import COUNTED, REFUSED, WAITING

# States of contributions beside those of their answers.
ANY, WAITS, IS_REFUSED = "", "waiting", "refused"
PROPOSALS = "need"
# What stands in every content beside what people have written: as JSON has it, so that no text can hold it.
FRAME = (
    *(f'"{name}":' for name in ("answers", "choices", "proposals", "so_that", "text", "what", "who")),
    *(f'"{name}":{value}' for name in ("first_hand", "may_quote") for value in ("true", "false", "null")),
    *(f'"role":{json.dumps(value)}' for value in (None, *StakeholderRole)),
    *(f'"state":"{state}"' for state in AnswerState),
    *(f':"{choice}"' for choice in ("left", "right", "skip")),
)


@dataclass(frozen=True)
class InboxFilter:
    """Empty means all but what was not let through. `inquiry` is a number, `question` the id of one or `need`."""

    text: str = ""
    inquiry: str = ""
    perspective: str = ""
    question: str = ""
    state: str = ANY

    @property
    def narrows(self) -> bool:
        return self != InboxFilter()

    @property
    def of_answers(self) -> bool:
        return self.state in set(Handling)

    def narrow(self, received: QuerySet[Contribution], inquiries: Iterable[Inquiry]) -> QuerySet[Contribution]:
        if self.inquiry or self.perspective:
            received = received.filter(inquiry__in=[each.pk for each in inquiries if self._is_about(each)])
        received = received.filter(self._standing())
        if self.question or self.of_answers:
            received = received.filter(Exists(self._items()))
        return holding(received, self.text) if self.text else received

    def shows(self, answer: Answer) -> bool:
        """Whether one answer of a contribution in the list is what was asked for."""
        is_asked = not self.question or answer.part == self.question or self._is_proposal(answer.part)
        return is_asked and (not self.of_answers or answer.handling == self.state)

    def _is_about(self, inquiry: Inquiry) -> bool:
        wanted = (self.inquiry or str(inquiry.number), self.perspective or inquiry.perspective)
        return wanted == (str(inquiry.number), inquiry.perspective)

    def _standing(self) -> Q:
        if self.of_answers:
            return COUNTED
        return {WAITS: WAITING, IS_REFUSED: REFUSED}.get(self.state, ~REFUSED)

    def _items(self) -> QuerySet[Item]:
        items = Item.objects.filter(contribution=OuterRef("pk"))
        if self.of_answers:
            items = items.filter(handling=self.state)
        if self.question == PROPOSALS:
            return items.filter(part__startswith=PROPOSED)
        return items.filter(part=self.question) if self.question else items

    def _is_proposal(self, part: str) -> bool:
        return self.question == PROPOSALS and part.startswith(PROPOSED)


def holding(received: QuerySet[Contribution], text: str) -> QuerySet[Contribution]:
    """Those in which somebody has written the text. The frame of the JSON around it is nobody's words."""
    wanted = unicodedata.normalize("NFC", text)
    found = Q()
    for variant in variants(wanted):
        found |= Q(said__icontains=_in_json(variant))
    return received.annotate(said=_without_frame(_in_json(wanted).lower())).filter(found)


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _without_frame(text: str) -> Combinable:
    """The content without those pieces of its frame that the text would be found in."""
    content: Combinable = F("content")
    for piece in FRAME:
        if text in piece:
            content = Replace(content, Value(piece), Value(""), output_field=TextField())
    return content

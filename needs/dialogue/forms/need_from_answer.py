"""A need written of an answer: the form, and what it begins with."""

from __future__ import annotations

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from needs.casefile.kinds import NeedStatus
from needs.cases.forms.need import PART_OF_SENTENCE, NeedForm, title_from
from needs.cases.forms.need_reasons import read_reasons
from needs.cases.queries.advice import statement_of
from needs.language import Statement
from needs.language.joining import joined_part
from needs.language.splitting import split
from needs.safekeeping.plain import with_plain_texts

from ..models import Inquiry
from ..queries.said import Said
from .inbox import QuoteForm

STATEMENT = ("who", "what", "so_that", "title")
LONGEST_PART = PART_OF_SENTENCE[0].limit_value


class NeedFromAnswerForm(QuoteForm):
    """A need as far as the answer carries it; the rest is written on the need's own page."""

    who = NeedForm.base_fields["who"]
    what = NeedForm.base_fields["what"]
    so_that = NeedForm.base_fields["so_that"]
    title = NeedForm.base_fields["title"]
    perspective = NeedForm.base_fields["perspective"]
    status = NeedForm.base_fields["status"]
    field_order = ("who", "what", "so_that", "quote", "title", "perspective", "status")

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["status"].width = "row"
        self.reasons = read_reasons(self.data if self.is_bound else None, stored=[])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.reasons.are_too_long:
            self.add_error(None, _("Write why something is on purpose in at most 1,000 characters."))
        if not self.errors and not any(cleaned.get(name) for name in STATEMENT):
            self.add_error("what", _("Write at least one word about the need."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Of the need; the quote belongs to what it rests on."""
        values = {name: value for name, value in super().values().items() if name != "quote"}
        values["title"] = values["title"] or title_from(values["what"])
        values["status"] = values["status"] or NeedStatus.DRAFT.value
        return {**values, **self.reasons.values(statement_of(values))}

    @property
    def statement(self) -> Statement:
        """As it reads now, saved or not."""
        return statement_of({name: with_plain_texts(self[name].value()) for name in STATEMENT})


def initial_need(said: Said, inquiry: Inquiry, *, may_quote: bool) -> dict[str, Any]:
    """The need that the answer speaks of, as far as its own words say and may be shown."""
    own = Truncator(said.own).chars(LONGEST_PART) if may_quote or said.proposal else ""
    parts: dict[str, Any] = dict(zip(("who", "what", "so_that"), split(own, inquiry.language), strict=True))
    if said.proposal and said.statement:
        what, so_that = (joined_part(text, inquiry.language) for text in (said.proposal.what, said.proposal.so_that))
        parts = {"who": said.proposal.who, "what": what or own, "so_that": so_that}
    return {**parts, "perspective": inquiry.perspective, "status": NeedStatus.DRAFT.value}

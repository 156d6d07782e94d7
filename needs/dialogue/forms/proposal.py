"""Needs that somebody outside proposes: several on one page, each in own words or in three parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.safekeeping.forms import PlainTextField

from ..answers import LONGEST_ANSWER, MOST_PROPOSALS, Content, Proposal
from .seen import SeenTextsForm

Part = dict[str, Any]
LONGEST_PHRASE = 1_000
# Not `max_length`: the browser would cut off a pasted text without a word.
SHORT_ENOUGH = {
    LONGEST_ANSWER: MaxLengthValidator(LONGEST_ANSWER, _("Shorten the text to at most 10 000 characters.")),
    LONGEST_PHRASE: MaxLengthValidator(LONGEST_PHRASE, _("Shorten the text to at most 1 000 characters.")),
}


def text_field(rows: int, longest: int = LONGEST_ANSWER, **options: Any) -> PlainTextField:
    widget = forms.Textarea(attrs={"rows": rows})
    return PlainTextField(widget=widget, validators=[SHORT_ENOUGH[longest]], required=False, **options)


class ProposalForm(SeenTextsForm):
    """A need in one's own words, or in the three parts of the sentence."""

    texts = ("text", "who", "what", "so_that")

    text = text_field(rows=4, label=_("What do you need, and why?"))
    who = text_field(1, LONGEST_PHRASE, label=pgettext_lazy("proposal", "Who has the need?"))
    what = text_field(1, LONGEST_PHRASE, label=pgettext_lazy("proposal", "What do they need to be able to do?"))
    so_that = text_field(1, LONGEST_PHRASE, label=pgettext_lazy("proposal", "So that …"))

    def __init__(self, *args: Any, place: int, proposal: Proposal, **options: Any) -> None:
        super().__init__(*args, prefix=f"need-{place}", initial=proposal.model_dump(), **options)
        self.place = place
        self.number = place + 1

    @property
    def is_in_parts(self) -> bool:
        """Whether the sentence builder is in use and has to stand open."""
        return any(self[name].value() or self[name].errors for name in ("who", "what", "so_that"))


class ProposalsForm:
    """All the needs somebody proposes; `one_more` adds an empty one to those that are written."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, content: Content, one_more: bool = False) -> None:
        written = content.proposals
        places = _places_in(data) if data is not None else len(written) + int(one_more)
        self.forms = [
            ProposalForm(data, place=place, proposal=written[place] if place < len(written) else Proposal())
            for place in range(min(max(places, 1), MOST_PROPOSALS))
        ]
        if one_more:
            self.forms[-1].fields["text"].widget.attrs["autofocus"] = True

    @property
    def may_have_more(self) -> bool:
        return len(self.forms) < MOST_PROPOSALS

    def is_valid(self) -> bool:
        return not self.errors

    @property
    def errors(self) -> Sequence[Any]:
        """Of every form that has any."""
        return [form.errors for form in self.forms if form.errors]

    def part(self) -> Part:
        return {"proposals": {form.place: form.cleaned_data for form in self.forms}}


def _places_in(data: Mapping[str, Any]) -> int:
    """How many needs the page held: what was posted is not always what is stored now."""
    return sum(f"need-{place}-text" in data for place in range(MOST_PROPOSALS))

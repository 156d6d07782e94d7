"""The forms of somebody who answers without an account. Nothing in them has to be filled in.

`part()` gives what a page holds in the shape `save_part` takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import AnswerState
from needs.safekeeping.forms import LimitedForm, OnceForm, PlainTextField

from ..answers import LONGEST_ANSWER, MOST_PROPOSALS, Content, Proposal
from ..choices import OWN_ROLES
from ..queries.asked import Asked, AskedComparison, AskedQuestion
from ..queries.steps import ABOUT, NEEDS, choice_page, question_page

Part = dict[str, Any]
LONGEST_PHRASE = 1_000
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


# Not `max_length`: the browser would cut off a pasted text without a word.
SHORT_ENOUGH = {
    LONGEST_ANSWER: MaxLengthValidator(LONGEST_ANSWER, _("Shorten the text to at most 10 000 characters.")),
    LONGEST_PHRASE: MaxLengthValidator(LONGEST_PHRASE, _("Shorten the text to at most 1 000 characters.")),
}


def text_field(rows: int, longest: int = LONGEST_ANSWER, **options: Any) -> PlainTextField:
    widget = forms.Textarea(attrs={"rows": rows})
    return PlainTextField(widget=widget, validators=[SHORT_ENOUGH[longest]], required=False, **options)


class AnswerForm(LimitedForm):
    """The answer to one question; the button “I do not know” sends the same form."""

    text = text_field(rows=6)

    def __init__(self, *args: Any, question: AskedQuestion, content: Content, **options: Any) -> None:
        written = content.answers.get(question.id)
        super().__init__(*args, initial={"text": written.text if written else ""}, **options)
        self.question = question
        self.fields["text"].label = question.wording
        if question.hint:
            self.fields["text"].widget.attrs["aria-describedby"] = "id_text_helptext"

    def part(self) -> Part:
        """What was written counts, also when “I do not know” was pressed afterwards: nothing typed is thrown away."""
        text = self.cleaned_data["text"]
        answer = {"state": AnswerState.ANSWERED.value, "text": text} if text else None
        if not text and "do_not_know" in self.data:
            answer = {"state": AnswerState.DO_NOT_KNOW.value, "text": ""}
        return {"answers": {self.question.id: answer}}


class ProposalForm(LimitedForm):
    """A need in one's own words, or in the three parts of the sentence."""

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


class ChoiceForm(LimitedForm):
    """Which of two matters most; “skip” is a button."""

    choice = forms.ChoiceField(
        label=_("Which matters most to you?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the two, or skip this choice.")},
    )

    def __init__(self, *args: Any, comparison: AskedComparison, content: Content, **options: Any) -> None:
        made = content.choices.get(comparison.id, "")
        super().__init__(*args, initial={"choice": made}, **options)
        self.comparison = comparison
        self.fields["choice"].choices = [("left", comparison.left_text), ("right", comparison.right_text)]

    def part(self) -> Part:
        choice = "skip" if "skip" in self.data else self.cleaned_data["choice"] or None
        return {"choices": {self.comparison.id: choice}}


class AboutForm(LimitedForm):
    """From where somebody speaks. No names."""

    role = forms.ChoiceField(
        label=_("How does it concern you?"), choices=list(OWN_ROLES.items()), widget=forms.RadioSelect, required=False
    )
    first_hand = forms.ChoiceField(
        label=_("Have you experienced it yourself?"),
        help_text=_("That is, what you have told us about and not what you have heard from others."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
    )
    may_quote = forms.ChoiceField(
        label=_("May your words be quoted, without your name?"),
        help_text=_("For example in the report to those who decide. If you do not answer, you are not quoted."),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, content: Content, **options: Any) -> None:
        is_said = content.role is not None or content.first_hand is not None
        initial = {
            "role": content.role or "",
            "first_hand": _yes_no(content.first_hand),
            "may_quote": _yes_no(content.may_quote or (False if is_said else None)),
        }
        super().__init__(*args, initial=initial, **options)

    def part(self) -> Part:
        said = self.cleaned_data
        return {
            "role": said["role"] or None,
            "first_hand": {"yes": True, "no": False}.get(said["first_hand"]),
            "may_quote": said["may_quote"] == "yes",
        }


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


class SendForm(OnceForm):
    """Sending in. The address is asked for here alone, so that it is never part of a draft."""

    mark_optional = True

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "Only if you want to be told how your answer was used. "
            "It is used for nothing else, is kept apart from the answer and is erased when it is no longer needed."
        ),
        required=False,
        error_messages={"invalid": _("Write the address with an @, for example anna@example.se. Or leave it empty.")},
    )


EveryForm = AnswerForm | ProposalsForm | ChoiceForm | AboutForm


def form_at(
    page: str, data: Mapping[str, Any] | None, *, questions: Asked, content: Content, one_more: bool = False
) -> EveryForm | None:
    """The form of one page of the way (`queries.steps`); None when there is no such page."""
    for question in questions.questions:
        if page == question_page(question):
            return AnswerForm(data, question=question, content=content)
    for comparison in questions.comparisons:
        if page == choice_page(comparison):
            return ChoiceForm(data, comparison=comparison, content=content)
    if page == NEEDS and questions.asks_for_needs:
        return ProposalsForm(data, content=content, one_more=one_more)
    return AboutForm(data, content=content) if page == ABOUT else None

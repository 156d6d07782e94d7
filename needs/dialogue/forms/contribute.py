"""The forms of somebody who answers without an account. Nothing in them has to be filled in.

`part()` gives what a page holds in the shape `save_part` takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.casefile.kinds import AnswerState
from needs.safekeeping.forms import LimitedForm, OnceForm

from ..answers import Content
from ..choices import OWN_ROLES
from ..queries.asked import Asked, AskedComparison, AskedQuestion
from ..queries.steps import ABOUT, NEEDS, choice_page, question_page
from .proposal import Part, ProposalsForm, text_field
from .seen import SeenTextsForm

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class AnswerForm(SeenTextsForm):
    """The answer to one question; the button “I do not know” sends the same form."""

    text = text_field(rows=6)

    def __init__(self, *args: Any, question: AskedQuestion, content: Content, **options: Any) -> None:
        written = content.answers.get(question.id)
        super().__init__(*args, initial={"text": written.text if written else ""}, **options)
        self.question = question
        self.fields["text"].label, self.fields["text"].help_text = question.wording, question.hint

    def part(self) -> Part:
        """What was written counts, also when “I do not know” was pressed afterwards: nothing typed is thrown away."""
        text = self.cleaned_data["text"]
        answer = {"state": AnswerState.ANSWERED.value, "text": text} if text else None
        if not text and "do_not_know" in self.data:
            answer = {"state": AnswerState.DO_NOT_KNOW.value, "text": ""}
        return {"answers": {self.question.id: answer}}


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

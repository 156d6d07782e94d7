from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from needs.accounts.models import User
from needs.casefile.kinds import AnswerState, PerspectiveStatus
from needs.safekeeping.forms import LimitedForm, RecordForm
from needs.safekeeping.merging import Collision, Conflict
from needs.safekeeping.plain import plain_text

from ..choices import ANSWER_STATES
from ..models import Answer, Perspective
from ..queries.question import GuidingQuestion
from ..wording import word

SETTLED = [
    (PerspectiveStatus.HEARD.value, pgettext_lazy("perspective heard?", "Yes")),
    (PerspectiveStatus.IN_PROGRESS.value, pgettext_lazy("perspective heard?", "No, I will come back")),
    (PerspectiveStatus.SET_ASIDE.value, pgettext_lazy("perspective heard?", "We set it aside, because …")),
]
STATES = [
    (AnswerState.ANSWERED.value, _("Yes, this is it")),
    (AnswerState.DO_NOT_KNOW.value, _("No, we do not know")),
    (AnswerState.NOT_RELEVANT.value, _("The question is not relevant, because …")),
]
BEGINNING = 110


class AnswerForm(LimitedForm):
    """One guiding question. The prefix is the question's id."""

    text = forms.CharField(
        label=_("Answer, or why the question is not relevant"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    evidence = forms.CharField(
        label=_("What does the answer rest on?"),
        help_text=_("Who says so, or where the figure comes from."),
        widget=forms.Textarea(attrs={"rows": 1}),
        required=False,
    )
    state = forms.ChoiceField(
        label=_("Do you have an answer?"), choices=STATES, widget=forms.RadioSelect, required=False
    )

    def __init__(self, data: Any = None, *, question: GuidingQuestion, answer: Answer | None) -> None:
        initial = {
            "text": answer.text if answer else "",
            "evidence": answer.evidence if answer else "",
            "state": answer.state if answer else AnswerState.ANSWERED.value,
        }
        super().__init__(data, prefix=question.id, initial=initial)
        self.fields["state"].width = "row"  # type: ignore[attr-defined]  # read by the look
        self.question = question
        self.answer = answer

    def value(self) -> dict[str, str]:
        return {"state": "", "text": "", "evidence": ""} | self.cleaned_data

    @property
    def beginning(self) -> str:
        """The first words of what is saved, shown while the question is folded."""
        return Truncator(" ".join(self.answer.text.split())).chars(BEGINNING) if self.answer else ""

    @property
    def is_drafted(self) -> bool:
        """Something has been typed that is not saved: then the question stands unfolded."""
        return self.kept is not None and any(
            plain_text(str(self[name].value() or "")) != text for name, text in self.initial.items()
        )

    @property
    def is_answered(self) -> bool:
        return self.answer is not None and self.answer.state == AnswerState.ANSWERED

    @property
    def other_state(self) -> str:
        """The word for an answer that says that nobody knows, or that the question does not matter."""
        if self.answer is None or self.is_answered:
            return ""
        return word(ANSWER_STATES, self.answer.state)


class PerspectiveForm(RecordForm):
    """What was heard from one perspective, its answers, and whether it is heard. Nothing is needed to save."""

    summary = forms.CharField(
        label=_("What was heard, in short"),
        help_text=_("Three to six sentences. They stand in the report, so leave out names."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    lead = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who leads the work with this perspective?"),
        empty_label=_("Nobody yet"),
        to_field_name="key",
        required=False,
    )
    deviation_reason = forms.CharField(
        label=_("Why are fewer voices enough?"),
        help_text=_("Whoever decides sees the reason."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    status = forms.ChoiceField(
        label=_("Is the perspective heard?"), choices=SETTLED, widget=forms.RadioSelect, required=False
    )
    set_aside_reason = forms.CharField(
        label=_("Why do you set it aside?"),
        help_text=_("Only if you choose to set it aside. Whoever decides sees the reason."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        perspective: Perspective,
        questions: Iterable[GuidingQuestion],
        answers: Mapping[str, Answer],
        asks_deviation: bool,
    ) -> None:
        super().__init__(data, version=perspective.version, initial=_initial_of(perspective))
        self.fields["lead"].queryset = User.objects.filter(  # type: ignore[attr-defined]  # a model choice field
            is_active=True, memberships__organisation=perspective.case.organisation_id
        ).distinct()
        if not (asks_deviation or perspective.deviation_reason):
            del self.fields["deviation_reason"]
        self.answers = [AnswerForm(data, question=question, answer=answers.get(question.id)) for question in questions]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(answer.is_valid() for answer in self.answers)])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("status") == PerspectiveStatus.SET_ASIDE and not cleaned.get("set_aside_reason"):
            message = _("Write why you set the perspective aside, for example that the purchase does not affect it.")
            self.add_error("set_aside_reason", message)
        return cleaned

    def values(self) -> dict[str, Any]:
        values = super().values()
        values["status"] = values["status"] or PerspectiveStatus.IN_PROGRESS.value
        return values | {"answers": {form.question.id: form.value() for form in self.answers}}

    def settled_names(self) -> list[str]:
        return [*super().settled_names(), *(form.question.id for form in self.answers)]

    @property
    def labels(self) -> dict[str, str]:
        """Each answer under its question, for the conflict page."""
        return {form.question.id: form.question.wording for form in self.answers}

    @property
    def parts(self) -> list[forms.Form]:
        """Every form of the page, in the order they stand."""
        return [*self.answers, self]

    @property
    def open_question(self) -> str:
        """The id of the question that stands unfolded: the first without an answer."""
        return next((form.question.id for form in self.answers if form.answer is None), "")


def in_words(conflict: Conflict) -> Conflict:
    """The same conflict with each answer as a text to read instead of its parts."""
    return Conflict(
        collisions=[_worded(collision) for collision in conflict.collisions],
        merged=conflict.merged,
        version=conflict.version,
    )


def _worded(collision: Collision) -> Collision:
    return replace(collision, mine=_answer_text(collision.mine), theirs=_answer_text(collision.theirs))


def _answer_text(answer: Any) -> Any:
    if not isinstance(answer, dict) or not answer:
        return answer
    state = "" if answer["state"] == AnswerState.ANSWERED else word(ANSWER_STATES, answer["state"])
    evidence = gettext("Rests on: %(evidence)s") % {"evidence": answer["evidence"]} if answer["evidence"] else ""
    return "\n".join(filter(None, [state, answer["text"], evidence]))


def _initial_of(perspective: Perspective) -> dict[str, Any]:
    settled = dict(SETTLED)
    return {
        "summary": perspective.summary,
        "lead": perspective.lead,
        "deviation_reason": perspective.deviation_reason,
        "set_aside_reason": perspective.set_aside_reason,
        "status": perspective.status if perspective.status in settled else PerspectiveStatus.IN_PROGRESS.value,
    }

"""What an inquiry asks: questions from the bank and its own, in an order, and needs to set against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from needs.cases.forms.fields import LinesField
from needs.cases.forms.ticks import Ticks, TicksField, ticks
from needs.cases.queries.question import GuidingQuestion
from needs.safekeeping.forms import LimitedForm, RecordForm

from .. import comparing
from ..models import Inquiry
from ..queries.suggestion import as_question, minutes
from ..rules.inquiry import MOST_QUESTIONS

LONGEST_QUESTION = 300


class QuestionRow(LimitedForm):
    """One question: `V1-asked`, and for one that is asked already its place, its words and its hint."""

    asked = forms.BooleanField(required=False)
    place = forms.IntegerField(label=gettext_lazy("Order"), min_value=1, max_value=99, required=False)
    wording = forms.CharField(
        label=gettext_lazy("Question"),
        widget=forms.Textarea(attrs={"rows": 1}),
        max_length=LONGEST_QUESTION,
        error_messages={"required": gettext_lazy("Write the question, or remove its tick.")},
        required=False,
    )
    hint = forms.CharField(
        label=gettext_lazy("Hint under the question (optional)"),
        widget=forms.Textarea(attrs={"rows": 1}),
        max_length=500,
        required=False,
    )

    def __init__(self, data: Any, *, question: Mapping[str, str], place: int | None, advice: str = "") -> None:
        known = {
            "asked": place is not None,
            "place": place,
            "wording": question["wording"],
            "hint": question.get("hint", ""),
        }
        super().__init__(data, prefix=question["id"], initial=known)
        self.question, self.stood_at, self.advice = dict(question), place, advice
        self.fields["asked"].label = question["wording"]
        self.fields["place"].width = "short"  # type: ignore[attr-defined]  # read by the form pack
        if place is None:
            # Its words can be changed when it is asked.
            for name in ("place", "wording", "hint"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("asked") and "wording" in self.fields and not cleaned.get("wording", "").strip():
            self.add_error("wording", self.fields["wording"].error_messages["required"])
        return cleaned

    @property
    def is_asked(self) -> bool:
        return bool(self.cleaned_data["asked"])

    def value(self) -> dict[str, str]:
        texts = {name: str(self.cleaned_data[name]) for name in ("wording", "hint") if name in self.cleaned_data}
        return self.question | texts

    def order(self) -> tuple[int, int, int]:
        """By the number typed; whoever was moved there goes before those who stood there, or after when moved down."""
        wanted: int = self.cleaned_data.get("place") or MOST_QUESTIONS + 1
        was = self.stood_at or MOST_QUESTIONS + 1
        return wanted, (wanted > was) - (wanted < was), was


class QuestionsForm(RecordForm):
    asks_for_needs = forms.BooleanField(
        label=gettext_lazy("Also ask for needs in their own words"),
        help_text=gettext_lazy("After the questions: “Is there something you need that we have not asked about?”"),
        required=False,
    )
    own = LinesField(
        label=gettext_lazy("Questions of your own"),
        help_text=gettext_lazy("One on each line. Open questions that begin with what, how or when give the most."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    compared = TicksField(
        label=gettext_lazy("Needs to set against each other"),
        help_text=gettext_lazy("Those who answer are shown two at a time and say which matters more to them."),
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        inquiry: Inquiry,
        bank: Sequence[GuidingQuestion],
        comparable: Sequence[tuple[str, str]],
    ) -> None:
        compared = {each[side] for each in inquiry.comparisons for side in ("left", "right")}
        known = {"asks_for_needs": inquiry.asks_for_needs, "compared": sorted(compared)}
        super().__init__(data, version=inquiry.version, initial=known)
        self.inquiry, self.comparable = inquiry, dict(comparable)
        needs = [(ref, f"{ref} {title}") for ref, title in comparable]
        self.fields["compared"].choices = needs  # type: ignore[attr-defined]  # a choice field
        advice = {each.id: each.hint for each in bank}
        self.asked_rows = [
            QuestionRow(data, question=each, place=place, advice=advice.get(each["id"], ""))
            for place, each in enumerate(inquiry.questions, start=1)
        ]
        asked = {each["id"] for each in inquiry.questions}
        others = [as_question(each) for each in bank if each.id not in asked]
        self.other_rows = [QuestionRow(data, question=each, place=None) for each in others]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)]) and self._is_not_too_much()

    def clean_own(self) -> list[str]:
        lines: list[str] = self.cleaned_data["own"]
        if any(len(line) > LONGEST_QUESTION for line in lines):
            raise forms.ValidationError(_("A question has at most %(most)d characters.") % {"most": LONGEST_QUESTION})
        return lines

    def clean_compared(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["compared"]
        if chosen and not comparing.FEWEST <= len(chosen) <= comparing.MOST:
            message = _("Choose between %(least)d and %(most)d needs, or none.")
            raise forms.ValidationError(message % {"least": comparing.FEWEST, "most": comparing.MOST})
        return chosen

    def values(self) -> dict[str, Any]:
        """The minutes follow as long as they are what was suggested."""
        chosen = [(ref, self.comparable[ref]) for ref in self.cleaned_data["compared"]]
        questions = self._questions()
        comparisons = [each.model_dump() for each in comparing.comparisons(chosen)]
        values = {
            "questions": questions,
            "comparisons": comparisons,
            "asks_for_needs": self.cleaned_data["asks_for_needs"],
        }
        if self.inquiry.minutes == minutes(self.inquiry.questions, self.inquiry.comparisons):
            values["minutes"] = minutes(questions, comparisons)
        return values

    def settled_names(self) -> list[str]:
        return ["questions", "comparisons", "asks_for_needs", "minutes"]

    @property
    def labels(self) -> dict[str, Any]:
        """Names of the parts that are no field of the form, for the conflict page."""
        return {
            "questions": _("Questions"),
            "comparisons": _("Needs to set against each other"),
            "minutes": _("Minutes"),
        }

    @property
    def rows(self) -> list[QuestionRow]:
        return [*self.asked_rows, *self.other_rows]

    @property
    def parts(self) -> list[forms.Form]:
        """Every form of the page, in the order they stand."""
        return [*self.rows, self]

    @property
    def compared_ticks(self) -> Ticks:
        return ticks(self["compared"])

    def _questions(self) -> list[dict[str, str]]:
        asked = sorted((row for row in self.rows if row.is_asked), key=QuestionRow.order)
        free = self._next_own()
        own = [
            {"id": f"X{number}", "wording": line, "hint": "", "why": "", "example": ""}
            for number, line in enumerate(self.cleaned_data["own"], start=free)
        ]
        return [*(row.value() for row in asked), *own]

    def _next_own(self) -> int:
        """After the highest that the inquiry asks now."""
        own = [row.question["id"].removeprefix("X") for row in self.rows if row.question["id"].startswith("X")]
        return max((int(number) for number in own if number.isdecimal()), default=0) + 1

    def _is_not_too_much(self) -> bool:
        number = len(self._questions())
        if number > MOST_QUESTIONS:
            message = ngettext(
                "%(number)d question is too many. Ask at most %(most)d.",
                "%(number)d questions are too many. Ask at most %(most)d.",
                number,
            )
            self.add_error(None, message % {"number": number, "most": MOST_QUESTIONS})
        return not self.errors

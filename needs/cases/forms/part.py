"""The guided question pages of a case: what is asked, why, and what a good answer looks like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.safekeeping.forms import RecordForm

from ..models import Case
from .fields import Question

Text = str | Promise
DONE = [("yes", pgettext_lazy("part", "Yes")), ("no", pgettext_lazy("part", "No, I will come back"))]


class PartForm(RecordForm):
    """Some questions about a case and, last, whether the person is done. `part` is the name in `done_parts`."""

    part: ClassVar[str]
    title: ClassVar[Text]
    lead: ClassVar[Text]
    save: ClassVar[Text]
    advice: ClassVar[tuple[Text, ...]] = ()

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        questions = {name: getattr(case, name) for name in self.base_fields if name != "version"}
        super().__init__(*args, version=case.version, initial=questions, **kwargs)
        self.fields["done"] = done_question(self.part in case.done_parts)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "done"}

    @property
    def is_done(self) -> bool:
        return self.cleaned_data["done"] == "yes"

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.initial]

    def readings(self) -> Iterator[tuple[str, str]]:
        """Each question with its answer, for those who read and do not write."""
        for name, text in self.initial.items():
            yield str(self.fields[name].label), text


def done_question(done: bool) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=_("Are you done with this part?"),
        choices=DONE,
        initial="yes" if done else "no",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you are done with this part.")},
    )
    field.width = "row"  # type: ignore[attr-defined]  # read by the form pack
    return field


class BackgroundForm(PartForm):
    part = "background"
    title = _("Background and purpose")
    lead = _("Why does the case exist, and what should be better afterwards?")
    save = _("Save the background")
    advice = (
        _("Write as if to a colleague who has never heard of the case."),
        _("The text stands first in the report and is what the one who decides reads first."),
    )

    purpose = Question(
        label=_("What should be achieved?"),
        help_text=_("One or two sentences on what should be better, and for whom. Not what you intend to buy."),
        why=_(
            "A purpose that describes a result keeps several solutions possible. "
            "It is also what the case is measured against afterwards."
        ),
        example=_(
            "Those who have home care shall get help quickly when something happens, also at night, "
            "and feel safe in their own home."
        ),
    )
    background = Question(
        label=_("Why now?"),
        help_text=_("What has happened, what does not work today, and what happens if you wait a year?"),
        why=_(
            "The one who decides needs to see why it cannot wait, or that it can. It also shows which dates are real."
        ),
        example=_(
            "The agreement on safety alarms ends on 31 May and cannot be extended. "
            "The night patrol makes 212 unplanned visits a month."
        ),
        rows=6,
    )


class LessonsForm(PartForm):
    part = "lessons"
    title = _("Lessons from today's contract")
    lead = _("What do you know today that you did not know when you bought the last time?")
    save = _("Save the lessons")
    advice = (
        _("Ask the ones who use it and the one who follows up the contract. Ten minutes each is often enough."),
        _("If there is no contract today, write how the need is met instead, and what you have learned from that."),
    )

    lessons = Question(
        label=_("What have you learned from today's contract?"),
        help_text=_("What works and must not be lost? What does not work? What did you ask for that nobody has used?"),
        why=_(
            "What is copied from the last tender documents brings its mistakes along. "
            "Lessons show what is worth keeping."
        ),
        example=_(
            "The fixed price per user made it easy to plan. The requirement of delivery within four hours "
            "was never used, but raised the price."
        ),
        rows=6,
    )


class DelimitationForm(PartForm):
    part = "delimitation"
    title = _("Delimitation")
    lead = _("Where does the case begin, and where does it end?")
    save = _("Save the delimitation")
    advice = (
        _("A clear boundary saves time for everyone who is asked. What is left out can become a case of its own."),
    )

    inside = Question(
        label=_("What is included?"),
        help_text=_("Target groups, units, places and times that the needs are about."),
        why=_("Those who tell you about their needs should know what you are able to do something about."),
        example=_("Everyone over 18 with home care or a safety alarm in the municipality, at all hours."),
    )
    outside = Question(
        label=_("What is not included?"),
        help_text=_("What someone could think is included, and why it is not."),
        why=_(
            "A boundary that is written down can be questioned in time. One that is not turns up as a dispute later."
        ),
        example=_(
            "Special housing, which has its own agreement until 2029. Medical devices, which the region answers for."
        ),
    )

"""Writing an inquiry: first what it is about, then what is asked, last what those who are asked need to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from needs.cases.choices import PERSPECTIVE_HINTS, PERSPECTIVES
from needs.cases.forms.fields import IntegerField
from needs.safekeeping.file_fields import CheckedFileField
from needs.safekeeping.forms import LimitedForm, OnceForm, PlainTextField, RecordForm
from needs.safekeeping.refusal import Obstacle

from ..choices import LANGUAGES
from ..models import Inquiry
from ..rules.inquiry import CONTACT, LONGEST

LONGEST_ANSWERING = 120
INVALID_DATE = _("Write the date as year, month and day, for example 2026-11-23.")


def _title() -> forms.CharField:
    return PlainTextField(
        label=_("What is it about?"),
        help_text=_("The heading that those who are asked will see. A question works well."),
        max_length=200,
        error_messages={"required": _("Write a title that those who are asked will understand.")},
    )


class NewInquiryForm(OnceForm, LimitedForm):
    """The first step: enough to suggest the questions and the texts."""

    title = _title()
    perspective = forms.ChoiceField(
        label=_("Whom do you want to ask?"),
        help_text=_("One perspective at a time. Each has questions of its own."),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom you want to ask.")},
    )
    language = forms.ChoiceField(
        label=_("In which language do you ask?"),
        help_text=_("Questions, letters and pages for those who are asked."),
        choices=LANGUAGES,
        initial="sv",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        perspectives = [(str(kind), f"{name}. {PERSPECTIVE_HINTS[kind]}") for kind, name in PERSPECTIVES.items()]
        self.fields["perspective"].choices = perspectives  # type: ignore[attr-defined]  # a choice field
        self.fields["language"].width = "row"  # type: ignore[attr-defined]  # read by the form pack

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "perspective", "language")}


class InquiryForm(RecordForm):
    """The last step: the texts, the time and the contact. Only the title is needed in order to save."""

    title = _title()
    introduction = forms.CharField(
        label=_("Why do you ask?"),
        help_text=_("What the answers are for, in a few sentences. They also stand in the letter."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2_000,
        required=False,
    )
    minutes = IntegerField(
        label=_("How many minutes does it take to answer?"),
        help_text=_(
            "We have counted on a minute and a half for each question and a quarter of a minute for each choice."
        ),
        min_value=1,
        max_value=LONGEST_ANSWERING,
        required=False,
        error_messages={
            "invalid": _("Write the minutes with figures, for example 8."),
            "min_value": _("Write at least 1 minute."),
            "max_value": _("More than two hours is too much to ask. Ask fewer questions."),
        },
    )
    closes_on = forms.DateField(
        label=_("Which is the last day to answer?"),
        help_text=_("The whole of that day counts. You can move it forward later, not back."),
        required=False,
        error_messages={"invalid": INVALID_DATE},
    )
    contact_name = forms.CharField(
        label=_("Who answers questions about it?"),
        help_text=_("A name makes it easier to trust."),
        max_length=200,
        required=False,
    )
    contact_email = forms.EmailField(
        label=_("E-mail to the contact"),
        help_text=_("Those who reply to the letter write here."),
        required=False,
        error_messages={"invalid": _("Write an e-mail address, for example namn@kommunen.se.")},
    )
    contact_telephone = forms.CharField(label=_("Telephone to the contact (optional)"), max_length=60, required=False)
    privacy = forms.CharField(
        label=_("What happens to the answers and to personal data?"),
        help_text=_("A suggestion that covers what the law asks you to tell. Change what is different where you work."),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=5_000,
        required=False,
    )

    def __init__(self, *args: Any, inquiry: Inquiry, **rest: Any) -> None:
        known = {name: getattr(inquiry, name) for name in self.base_fields if name != "version"}
        super().__init__(*args, version=inquiry.version, initial=known, **rest)
        if inquiry.state != "draft":
            # Everybody is asked the same from now on.
            for name in [name for name in self.base_fields if name not in CONTACT | {"version"}]:
                del self.fields[name]

    def clean_closes_on(self) -> date | None:
        """Said here and not only when it is to be opened, while she has the calendar before her."""
        closes_on: date | None = self.cleaned_data["closes_on"]
        today = timezone.localdate()
        if closes_on and closes_on < today:
            raise forms.ValidationError(_("That day has passed. Choose today or a later day."), code="past")
        if closes_on and closes_on > today + LONGEST:
            raise forms.ValidationError(_("Choose a last day within a year."), code="far")
        return closes_on


class LastDayForm(LimitedForm):
    """`check` says what speaks against a day, as the action will."""

    closes_on = forms.DateField(
        label=_("New last day to answer"),
        error_messages={"required": _("Choose the new last day."), "invalid": INVALID_DATE},
    )

    def __init__(self, data: Any = None, *, check: Callable[[date], Iterable[Obstacle]]) -> None:
        super().__init__(data)
        self.check = check

    def clean_closes_on(self) -> date:
        closes_on: date = self.cleaned_data["closes_on"]
        if obstacles := list(self.check(closes_on)):
            raise forms.ValidationError([obstacle.message for obstacle in obstacles])
        return closes_on


class MaterialForm(LimitedForm):
    file = CheckedFileField(label=_("File for everybody who is asked"))

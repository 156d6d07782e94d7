from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import OnceForm, RecordForm

from ..choices import PERSPECTIVES, SOURCE_KINDS, pairs
from ..models import Source
from ..wording import word
from .fields import DecimalField, IntegerField

LARGEST_GROUP = 1_000_000
LONGEST = 9_999


# Kept by what comes in, for sources that count themselves.
COUNTED = ("invited", "voices", "first_hand")


class PeopleField(IntegerField):
    """How many people; nothing written is nobody, or `empty`."""

    def __init__(self, *, empty: int | None = 0, **options: Any) -> None:
        self.empty = empty
        super().__init__(
            min_value=0,
            max_value=LARGEST_GROUP,
            required=False,
            error_messages={
                "invalid": _("Write the number of people with figures, for example 12."),
                "min_value": _("Write 0 or more."),
            },
            **options,
        )

    def clean(self, value: Any) -> int | None:
        number = super().clean(value)
        return self.empty if number is None else number


class SourceForm(OnceForm, RecordForm):
    """Something that needs rest on. Hardly anything in it is needed in order to save."""

    ask_for = ("title", _("Write at least one word about the source, or how many people were heard."))
    prefilled = frozenset({"kind", "perspective"})

    title = forms.CharField(
        label=_("What is it?"),
        help_text=_("So that a colleague recognises it, for example “Interviews with the night patrol”."),
        max_length=200,
        required=False,
    )
    kind = forms.ChoiceField(label=_("How did you find out?"), choices=pairs(SOURCE_KINDS))
    perspective = forms.ChoiceField(
        label=_("From which perspective?"),
        help_text=_("The voices are counted there. Choose the one that most of them speak for."),
        choices=[("", _("No particular perspective")), *pairs(PERSPECTIVES)],
        required=False,
    )
    held_on = forms.DateField(
        label=_("When was it?"),
        required=False,
        error_messages={"invalid": _("Write the date as year, month and day, for example 2026-11-23.")},
    )
    invited = PeopleField(
        label=_("How many were invited?"),
        help_text=_("All who were asked, also those who did not come. Leave empty when nobody was invited."),
        empty=None,
    )
    voices = PeopleField(label=_("How many people were heard?"), help_text=_("A document or statistics: 0."))
    first_hand = PeopleField(
        label=_("How many of them have first-hand experience?"),
        help_text=_("Those who live with it themselves, not those who speak for others."),
    )
    hours = DecimalField(
        label=_("Hours spent on it"),
        help_text=_("Your own time and the participants', an estimate is enough."),
        min_value=0,
        max_value=LONGEST,
        max_digits=6,
        decimal_places=2,
        required=False,
        error_messages={
            "min_value": _("Write 0 or more."),
            "max_value": _("Write less than 10 000 hours."),
            "max_decimal_places": _("Write at most two decimals."),
        },
    )
    notes = forms.CharField(
        label=_("What was said?"),
        help_text=_("Notes, figures or where the document is kept. Leave out names and health details."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )

    def __init__(self, *args: Any, source: Source | None = None, **kwargs: Any) -> None:
        """Of a source that is there, or of a new one."""
        if source:
            kwargs |= {"version": source.version, "initial": initial_of(source)}
        super().__init__(*args, **kwargs)
        for name in COUNTED if source and source.is_counted else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        voices, first_hand = cleaned.get("voices"), cleaned.get("first_hand")
        if voices is not None and first_hand is not None and first_hand > voices:
            self.add_error("first_hand", _too_many(voices, first_hand))
        return cleaned

    def values(self) -> dict[str, Any]:
        values = super().values()
        return values | {"title": values["title"] or word(SOURCE_KINDS, values["kind"])}


def initial_of(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in SourceForm.base_fields if name != "version"}


def _too_many(voices: int, first_hand: int) -> str:
    if not voices:
        return gettext("You have written that nobody was heard. Then nobody can have first-hand experience either.")
    return ngettext(
        "%(voices)s person was heard, so at most one can have first-hand experience. You have written %(own)s.",
        "%(voices)s people were heard, so at most %(voices)s can have first-hand experience. You have written %(own)s.",
        voices,
    ) % {"voices": voices, "own": first_hand}

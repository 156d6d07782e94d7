"""Whom to invite: one by one, or everybody who has a link."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from needs.cases.forms.fields import IntegerField
from needs.safekeeping.forms import LimitedForm, OnceForm, PlainTextField

from ..choices import SUPPLIERS
from ..invitees import Invitee, Pasted, read
from ..models import Inquiry
from ..rules.invitation import LARGEST_QUOTA, MOST_INVITED

# Five hundred people with names and companies.
LONGEST_PASTED = 60_000
SHOWN_FAULTS = 10


class InviteForm(OnceForm, LimitedForm):
    people = PlainTextField(
        label=gettext_lazy("Whom do you invite?"),
        help_text=gettext_lazy("One on each line: an address, or Anna Ek <anna.ek@exempel.se>."),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        max_length=LONGEST_PASTED,
        strip=False,  # lines are counted from the first
        error_messages={"required": gettext_lazy("Write or paste at least one e-mail address.")},
    )

    def __init__(self, *args: Any, inquiry: Inquiry, known: Collection[str] = (), **rest: Any) -> None:
        """`known` are the addresses invited already, in small letters."""
        super().__init__(*args, **rest)
        self.known, self.pasted = known, Pasted()
        if inquiry.perspective in SUPPLIERS:
            self.fields["people"].help_text = _(
                "One on each line, with the company last: Anna Ek <anna.ek@exempel.se>, Exempel AB."
            )

    def clean_people(self) -> str:
        text: str = self.cleaned_data["people"]
        self.pasted = read(text)
        faults = self.pasted.unreadable
        if faults:
            shown = [_unreadable(number, part) for number, part in faults[:SHOWN_FAULTS]]
            raise forms.ValidationError([*shown, *_more(len(faults) - len(shown))])
        if not self.pasted.people:
            raise forms.ValidationError(self.fields["people"].error_messages["required"])
        if not self.invitees:
            raise forms.ValidationError(_("Everybody you have written is invited already."))
        if len(self.invitees) > MOST_INVITED:
            message = _("At most %(most)d people can be invited one by one. Make an open link for the rest.")
            raise forms.ValidationError(message % {"most": MOST_INVITED})
        return text

    @property
    def invitees(self) -> list[Invitee]:
        """Those who were not invited before, each once."""
        return [person for person in self.pasted.people if person.email.lower() not in self.known]

    @property
    def left_out(self) -> int:
        """How many addresses stood there twice or were invited already."""
        return len(self.pasted.repeated) + len(self.pasted.people) - len(self.invitees)


def _unreadable(number: int, part: str) -> str:
    message = _("Line %(number)d: we find no e-mail address in “%(text)s”.")
    return message % {"number": number, "text": part[:80]}


def _more(number: int) -> list[str]:
    if number <= 0:
        return []
    message = ngettext("One line more has the same fault.", "%(number)d lines more have the same fault.", number)
    return [message % {"number": number}]


class OpenLinkForm(OnceForm, LimitedForm):
    quota = IntegerField(
        label=gettext_lazy("At most how many answers? (optional)"),
        help_text=gettext_lazy("The link stops taking in answers after that. Leave it empty for no limit."),
        min_value=1,
        max_value=LARGEST_QUOTA,
        required=False,
        error_messages={
            "invalid": gettext_lazy("Write a number with figures, for example 100."),
            "min_value": gettext_lazy("Write 1 or more, or leave it empty."),
        },
    )
    is_moderated = forms.BooleanField(
        label=gettext_lazy("Look through the answers before they count"),
        help_text=gettext_lazy(
            "Good when anybody may find the link. An answer counts as a voice when you have let it through."
        ),
        required=False,
    )

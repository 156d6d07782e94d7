from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from needs.safekeeping.forms import OnceForm, PlainTextField, RecordForm

from ..choices import AFFECTED, INFLUENCES, INVOLVEMENTS, PERSPECTIVES, STAKEHOLDER_ROLES, Words, pairs
from ..models import Stakeholder
from ..pasting import LONGEST_LIST, Pasted, read
from ..queries.stakeholder_contact import CONTACT

# About a hundred pages: more is not a list that somebody keeps by hand.
LONGEST_PASTE = 200_000
NOT_ASSESSED = _("Not assessed")


def _choice(words: Words, empty: str | Promise, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[("", empty), *pairs(words)], required=False, **options)


def _step(words: Mapping[int, str | Promise], **options: Any) -> forms.TypedChoiceField:
    choices = [("", NOT_ASSESSED), *words.items()]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False, **options)


class StakeholderForm(OnceForm, RecordForm):
    """Somebody the case concerns. Only what to call them is needed."""

    name = PlainTextField(
        label=_("Whom does it concern?"),
        help_text=_("Best a group or a role, for example “The night patrol”. The name stands in the report."),
        max_length=200,
        error_messages={"required": _("Write whom it concerns: a group or a role.")},
    )
    perspective = _choice(PERSPECTIVES, _("No particular perspective"), label=_("Which perspective do they represent?"))
    role = _choice(STAKEHOLDER_ROLES, _("Choose a role"), label=_("What is their role?"))
    first_hand = forms.BooleanField(
        label=_("They have experience of their own"),
        help_text=_("They live with it themselves, and do not only speak for others."),
        required=False,
    )
    influence = _step(INFLUENCES, label=_("How much influence do they have over what is decided?"))
    affected = _step(AFFECTED, label=_("How much are they affected by the outcome?"))
    involvement = _choice(INVOLVEMENTS, _("Not decided yet"), label=_("How are they to be heard?"))
    conflict_of_interest = forms.CharField(
        label=_("Conflict of interest"),
        help_text=_(
            "What could make somebody doubt that they are impartial, as they have declared it. "
            "It stands in the report, so leave out names."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    note = forms.CharField(
        label=_("Note for those who work with the case"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    person = forms.CharField(label=_("Contact person"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Write the whole address, for example name@municipality.se.")},
    )
    telephone = forms.CharField(label=_("Telephone"), max_length=60, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["telephone"].width = "medium"  # type: ignore[attr-defined]  # read by the look

    @property
    def shown(self) -> list[forms.BoundField]:
        """What the case says of them, in the order it is asked; how to reach them stands by itself."""
        return [self[name] for name in self.base_fields if name not in ("version", *CONTACT)]

    @property
    def contact(self) -> list[forms.BoundField]:
        return [self[name] for name in CONTACT]


class PasteForm(OnceForm):
    """Rows pasted from a spreadsheet."""

    pasted = forms.CharField(
        label=_("Your list"),
        help_text=_("Mark the rows in the spreadsheet, the column names too, copy and paste them here."),
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,
        max_length=LONGEST_PASTE,
        error_messages={"required": _("Paste at least one row, or write one name on each line.")},
    )

    def clean_pasted(self) -> str:
        text: str = self.cleaned_data["pasted"]
        if not text.strip():
            raise forms.ValidationError(self.fields["pasted"].error_messages["required"])
        rows = len(read(text).rows)
        if not rows:
            raise forms.ValidationError(_("There is no row with a stakeholder below the column names."))
        if rows > LONGEST_LIST:
            message = ngettext(
                "The list has %(rows)d row. Paste at most %(limit)d at a time.",
                "The list has %(rows)d rows. Paste at most %(limit)d at a time.",
                rows,
            )
            raise forms.ValidationError(message % {"rows": rows, "limit": LONGEST_LIST})
        return text

    def rows(self) -> Pasted:
        return read(self.cleaned_data["pasted"])


def initial_of(stakeholder: Stakeholder, contact: Mapping[str, str]) -> dict[str, Any]:
    columns = {
        name: getattr(stakeholder, name) for name in StakeholderForm.base_fields if name not in ("version", *CONTACT)
    }
    return columns | dict(contact)

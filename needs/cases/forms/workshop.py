from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import LimitedForm, OnceForm, PlainTextField

LONGEST = 1_000


class WorkshopForm(OnceForm, LimitedForm):
    what = PlainTextField(
        label=_("What do they need?"),
        help_text=_("One need at a time, in their words. Enter saves it and makes room for the next."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "enterkeyhint": "send"}),
        error_messages={"required": _("Write what they need, then press Enter.")},
    )

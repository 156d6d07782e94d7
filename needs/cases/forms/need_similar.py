"""Two needs that look alike and both stay, with the reason."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import LimitedForm, PlainTextField


class KeepApartForm(LimitedForm):
    """One stands under each pair of a page, so that the ids of its controls hold those of the needs."""

    first = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    other = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = PlainTextField(
        label=_("What is different between them?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what is different between the needs.")},
    )

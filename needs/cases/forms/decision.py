from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import LimitedForm, OnceForm, PlainTextField


class CancelForm(OnceForm, LimitedForm):
    """Why a case ends without a decision."""

    reason = PlainTextField(
        label=_("Why is the case cancelled?"),
        help_text=_("Those who took part will read it. One or two sentences are enough."),
        widget=forms.Textarea,
        error_messages={"required": _("Write why the case is cancelled, so that it can be understood later.")},
    )

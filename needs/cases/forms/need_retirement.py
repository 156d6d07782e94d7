"""Taking a need out of the case: rejecting, deferring or merging it, always with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import NeedStatus
from needs.safekeeping.forms import RecordForm

from ..models import Need


class RetireForm(RecordForm):
    status = forms.ChoiceField(
        label=_("What happens to the need?"),
        choices=[
            (NeedStatus.REJECTED.value, _("It is rejected. It is not a need to meet.")),
            (NeedStatus.DEFERRED.value, _("It is deferred. It returns in a later case.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the need is rejected or deferred.")},
    )
    retired_reason = forms.CharField(
        label=pgettext_lazy("retired need", "Reason"),
        help_text=_("It stands in the report, so that those who asked for the need can read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why, so that those who asked for it can read it.")},
    )


class SuccessorForm(forms.Form):
    """Which need speaks for both. The choice is made before anything is shown or moved."""

    into = forms.TypedChoiceField(
        label=_("Merge it into"),
        coerce=int,
        error_messages={
            "required": _("Choose the need that is to speak for both."),
            "invalid_choice": _("Choose a need that is still in the case."),
        },
    )

    def __init__(self, data: Any = None, *, needs: Iterable[Need], **rest: Any) -> None:
        super().__init__(data, **rest)
        options = [(need.number, f"{need.ref} {need.title}") for need in needs]
        self.fields["into"].choices = [("", _("Choose a need")), *options]  # type: ignore[attr-defined]  # a choice field


class MergeForm(SuccessorForm):
    reason = forms.CharField(
        label=_("Why are they the same need?"),
        help_text=_("One sentence is enough. It is kept with the need that is merged."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write in a sentence why they are the same need.")},
    )

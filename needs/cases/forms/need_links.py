"""The rows of a need's form: one per goal and one per source of the case, each a small form of its own.

A row is saved when something is said in it: a reason without a strength, or a quote without a tick, counts as a
link, so that no word is lost.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import LimitedForm

from ..choices import STRENGTHS
from ..queries.need_links import Linkable

WEAKEST = 1


class GoalLinkForm(LimitedForm):
    """`goal-M1-strength` and `goal-M1-reason`."""

    strength = forms.TypedChoiceField(
        label=_("Strength"),
        choices=[("", _("No link")), *STRENGTHS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )
    reason = forms.CharField(label=_("Reason"), required=False)

    def __init__(self, data: Any, *, goal: Linkable, link: tuple[int, str] | None) -> None:
        strength, reason = link or (None, "")
        super().__init__(data, prefix=f"goal-{goal.ref}", initial={"strength": strength, "reason": reason})
        self.goal = goal

    def value(self) -> dict[str, Any] | None:
        strength, reason = self.cleaned_data["strength"], self.cleaned_data["reason"]
        if not strength and not reason:
            return None
        return {"goal": self.goal.ref, "strength": strength or WEAKEST, "reason": reason}


class SourceLinkForm(LimitedForm):
    """`source-U-001-used` and `source-U-001-quote`."""

    used = forms.BooleanField(required=False)
    quote = forms.CharField(label=_("Quote, if there is one"), widget=forms.Textarea(attrs={"rows": 1}), required=False)

    def __init__(self, data: Any, *, source: Linkable, quote: str | None) -> None:
        initial = {"used": quote is not None, "quote": quote or ""}
        super().__init__(data, prefix=f"source-{source.ref}", initial=initial)
        self.source = source
        self.fields["used"].label = f"{source.ref} {source.name}"

    def value(self) -> dict[str, Any] | None:
        quote = self.cleaned_data["quote"]
        return {"source": self.source.ref, "quote": quote} if quote or self.cleaned_data["used"] else None

    @property
    def is_chosen(self) -> bool:
        """Shown above the fold: linked when the page was opened, or ticked now."""
        return bool(self["used"].value() or self["quote"].value())

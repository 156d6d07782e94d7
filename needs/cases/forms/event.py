from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from needs.accounts.models import User

from ..queries.event_words import FILTERS


class EventFilter(forms.Form):
    """What the list of events is narrowed to. A value that is unknown is no filter, never an error."""

    about = forms.ChoiceField(
        label=pgettext_lazy("events", "What"),
        required=False,
        choices=[("", pgettext_lazy("events", "Everything")), *FILTERS.items()],
    )
    by = forms.ChoiceField(label=pgettext_lazy("events", "Who"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everyone = [(person.key, person.name) for person in people]
        self.fields["by"].choices = [("", pgettext_lazy("events", "Everyone")), *everyone]

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        given = self.cleaned_data
        return {"about": given.get("about", ""), "by": given.get("by", ""), "before": given.get("before")}

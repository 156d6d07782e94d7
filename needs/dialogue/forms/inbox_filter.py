from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import Handling
from needs.cases.choices import PERSPECTIVES
from needs.cases.forms.need_filter import ALL, Select

from ..models import Inquiry
from ..queries.inbox_filter import ANY, IS_REFUSED, PROPOSALS, WAITS, InboxFilter
from ..queries.said import proposed_wording

LONGEST_QUESTION = 60


class InboxFilterForm(forms.Form):
    """What stands above the inbox. A value nobody offered shows all rather than an error."""

    text = forms.CharField(label=_("Search the answers"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=pgettext_lazy("answer", "State"),
        choices=[
            (ANY, pgettext_lazy("answers", "All, new ones first")),
            (Handling.UNREAD.value, pgettext_lazy("answers", "New")),
            (Handling.USED.value, pgettext_lazy("answers", "Used")),
            (Handling.SET_ASIDE.value, pgettext_lazy("answers", "Set aside")),
            (WAITS, pgettext_lazy("answers", "Wait for review")),
            (IS_REFUSED, pgettext_lazy("answers", "Not let through")),
        ],
        required=False,
    )
    inquiry = forms.ChoiceField(label=_("Inquiry"), required=False)
    perspective = forms.ChoiceField(label=_("Perspective"), required=False)
    question = forms.ChoiceField(label=_("Question"), required=False)

    def __init__(self, data: Any = None, *, inquiries: Iterable[Inquiry], has_new: bool = False) -> None:
        """Whoever asks for nothing sees what is new, when something is."""
        if has_new and not set(data or {}) & set(self.base_fields):
            data = {"state": Handling.UNREAD.value}
        super().__init__(data)
        asked = list(inquiries)
        kinds = {inquiry.perspective for inquiry in asked}
        wordings = {each["id"]: _short(each) for inquiry in _of(data, asked) for each in inquiry.questions}
        self.fields["inquiry"].choices = [ALL, *((str(each.number), str(each)) for each in asked)]
        self.fields["perspective"].choices = [
            ALL,
            *((code, PERSPECTIVES[code]) for code in PERSPECTIVES if code in kinds),
        ]
        self.fields["question"].choices = [ALL, *wordings.items(), (PROPOSALS, proposed_wording())]

    @property
    def selects(self) -> list[Select]:
        """Without those that offer nothing to choose between."""
        chosen = self.cleaned_data
        return [
            Select(
                name, str(field.label), [(value, str(said), value == chosen.get(name)) for value, said in field.choices]
            )
            for name, field in self.fields.items()
            if isinstance(field, forms.ChoiceField) and len(field.choices) > 2
        ]

    def chosen(self) -> InboxFilter:
        """What was asked for, as far as it can be understood."""
        self.is_valid()
        return InboxFilter(**{name: value for name, value in self.cleaned_data.items() if value})


def _of(data: Any, asked: list[Inquiry]) -> list[Inquiry]:
    """The inquiry that was chosen: in others the same id can be another question."""
    chosen = str((data or {}).get("inquiry", ""))
    return [inquiry for inquiry in asked if str(inquiry.number) == chosen] or asked


def _short(question: dict[str, str]) -> str:
    return Truncator(question["wording"]).chars(LONGEST_QUESTION)

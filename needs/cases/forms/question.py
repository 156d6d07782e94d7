from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import OnceForm, RecordForm

from ..choices import PERSPECTIVES, pairs
from ..models import BankQuestion
from ..queries.question import TEXTS
from ..queries.question_bank import Entry

ENGLISH = tuple(f"{name}_en" for name in TEXTS)


def _text(name: str, rows: int, **more: Any) -> forms.CharField:
    """As long as its column takes."""
    longest = BankQuestion._meta.get_field(name).max_length
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(max_length=longest, widget=widget, required=False, **more)


class QuestionForm(RecordForm):
    """A question of the bank in both languages. The shipped texts stand in it until the organisation writes its own."""

    wording = _text("wording", 2, label=_("The question"))
    hint = _text("hint", 2, label=_("Hint"), help_text=_("One sentence that helps whoever is asked to get going."))
    why = _text("why", 3, label=_("Why do you ask?"), help_text=_("What the answer is used for."))
    example = _text("example", 3, label=_("Example of an answer"))
    wording_en = _text("wording", 2, label=_("The question in English"))
    hint_en = _text("hint", 2, label=_("Hint in English"))
    why_en = _text("why", 3, label=_("Why you ask, in English"))
    example_en = _text("example", 3, label=_("Example of an answer in English"))

    may_be_empty = True

    def __init__(self, data: Any = None, *, entry: Entry | None = None, **rest: Any) -> None:
        initial = {**(_texts_of(entry) if entry else {}), **rest.pop("initial", {})}
        super().__init__(data, version=entry.version if entry else 0, initial=initial, **rest)
        self.may_be_empty = entry is not None and entry.is_shipped
        if self.may_be_empty:
            hint = _("Leave it empty to get the original text back.")
            self.fields["wording"].help_text = self.fields["wording_en"].help_text = hint

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.may_be_empty:
            return cleaned
        if not cleaned.get("wording") and "wording" not in self.errors:
            self.add_error("wording", _("Write the question in Swedish."))
        if not cleaned.get("wording_en") and any(cleaned.get(name) for name in ENGLISH):
            self.add_error("wording_en", _("Write the question in English too, or empty what else is in English."))
        return cleaned

    @property
    def swedish_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in TEXTS]

    @property
    def english_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ENGLISH]


class NewQuestionForm(OnceForm, QuestionForm):
    """A question of the organisation's own, and from which perspective it is asked."""

    perspective = forms.ChoiceField(label=_("Which perspective is asked?"), choices=pairs(PERSPECTIVES))

    def texts(self) -> Mapping[str, str]:
        return {name: text for name, text in self.values().items() if name != "perspective"}


def _texts_of(entry: Entry) -> dict[str, str]:
    swedish = {name: getattr(entry.swedish.asked, name) for name in TEXTS}
    english = {f"{name}_en": getattr(entry.english.asked, name) for name in TEXTS} if entry.english else {}
    return swedish | english

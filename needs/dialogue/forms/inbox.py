"""What officers choose and write when they work through what has come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import LimitedForm, OnceForm, RecordForm
from needs.safekeeping.numbers import plain_number

from ..queries.choosable import Choosable
from ..queries.said import Said
from ..rules.inbox import is_quoted

NO_REASON = _("Write why the answer is set aside. One sentence is enough.")
PICKED = "pick"


class AnswerForm(OnceForm, RecordForm):
    """What is done with one answer, from the version of it that the page showed."""


class QuoteForm(AnswerForm):
    """The words that a need rests on, cut out of the answer."""

    quote = forms.CharField(
        label=_("Which words does the need rest on?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, data: Any = None, *, said: Said, may_quote: bool, initial: Any = None, **rest: Any) -> None:
        super().__init__(data, initial={"quote": said.quote, **(initial or {})}, **rest)
        self.said = said
        self.fields["quote"].help_text = _help(may_quote)

    def clean_quote(self) -> str:
        quote: str = self.cleaned_data["quote"]
        if not is_quoted(quote, self.said.quotable):
            raise forms.ValidationError(
                _("The quote has words that are not in the answer. Change it so that each word stands there.")
            )
        return quote

    def from_answer(self) -> dict[str, Any]:
        """The quote, and which version of the answer it was cut out of."""
        return {name: self.cleaned_data[name] for name in ("quote", "version")}


class AttachForm(QuoteForm):
    """Which need the answer is given to."""

    need = forms.TypedChoiceField(
        label=_("Which need does the answer speak of?"),
        coerce=int,
        error_messages={
            "required": _("Choose a need."),
            "invalid_choice": _("Choose a need that is still in the case."),
        },
    )
    field_order = ("need", "quote")

    def __init__(self, data: Any = None, *, needs: Choosable, **rest: Any) -> None:
        super().__init__(data, **rest)
        groups = [(_("Most like the answer"), needs.alike), (_("Other needs"), needs.others)]
        self.fields["need"].choices = [("", _("Choose a need")), *((name, group) for name, group in groups if group)]


class SetAsideForm(AnswerForm):
    reason = forms.CharField(
        label=_("Why is nothing made of the answer?"),
        help_text=_("The one who answered can read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NO_REASON},
    )


class SeveralForm(LimitedForm):
    """What is done with all that are ticked. `pick` is number, part and version of each."""

    ASIDE, USE = "aside", "use"

    way = forms.ChoiceField(
        label=_("What is done with them?"),
        choices=[(USE, _("They are given to a need")), (ASIDE, _("They are set aside"))],
        widget=forms.RadioSelect,
        required=False,
    )
    need = forms.TypedChoiceField(
        label=_("Which need do they speak of?"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose a need that is still in the case.")},
    )
    reason = forms.CharField(
        label=_("Why is nothing made of them?"),
        help_text=_("Those who answered can read it."),
        widget=forms.Textarea(attrs={"rows": 1}),
        required=False,
    )

    def __init__(self, data: Any = None, *, needs: Choosable, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["need"].choices = [("", _("Choose a need")), *needs.alike, *needs.others]
        self.picked: frozenset[str] = frozenset(data.getlist(PICKED) if data else ())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.chosen():
            raise forms.ValidationError(_("Tick the answers first."))
        if self.gives_to_need:
            if not cleaned.get("need") and "need" not in self.errors:
                self.add_error("need", _("Choose a need."))
        elif not cleaned.get("reason"):
            self.add_error("reason", _("Write why they are set aside. One sentence is enough."))
        return cleaned

    @property
    def gives_to_need(self) -> bool:
        return self.cleaned_data.get("way") == self.USE

    def chosen(self) -> dict[tuple[int, str], int]:
        """The version of each answer, by number of the contribution and part; what nobody offered is left out."""
        found = {}
        for pick in self.picked:
            number, _colon, rest = pick.partition(":")
            part, _colon, version = rest.partition(":")
            sheet, seen = plain_number(number), plain_number(version)
            if sheet is not None and seen is not None:
                found[sheet, part] = seen
        return found


class ModerationForm(LimitedForm):
    """Whether an answer by a reviewed link is let through. `seen` is what had been decided when the page was made."""

    ACCEPT, REFUSE = "accept", "refuse"

    seen = forms.TypedChoiceField(
        choices=[("", ""), ("yes", ""), ("no", "")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.HiddenInput,
    )
    verdict = forms.ChoiceField(
        label=_("Is the answer let through?"),
        choices=[
            (ACCEPT, _("Yes. The one who answered counts as a voice.")),
            (REFUSE, _("No. The answer is kept, but not counted and not used.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the answer is let through.")},
    )
    reason = forms.CharField(
        label=_("Why not?"),
        help_text=_("Needed when the answer is not let through. The one who answered can read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    @property
    def accepts(self) -> bool:
        return self.cleaned_data["verdict"] == self.ACCEPT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == self.REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Write why the answer is not let through. One sentence is enough."))
        return cleaned


def _help(may_quote: bool) -> Any:
    if may_quote:
        return _("Cut away what does not belong there; write … where words are left out. They stand with the need.")
    return _("The one who answered does not want to be quoted. The words stay here and are not shown with the need.")

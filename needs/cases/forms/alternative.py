"""Alternatives to buying: six ways to meet the needs on one page, each a record with a version of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from needs.safekeeping.forms import RESOLVED, RecordForm
from needs.safekeeping.merging import Collision, Conflict, Edit
from needs.safekeeping.numbers import plain_number

from ..choices import ALTERNATIVE_VERDICTS, ALTERNATIVES, pairs
from ..models import Alternative, Case
from .part import done_question

QUESTIONS = {
    "do_nothing": _("What happens if you wait, or manage without?"),
    "own_operation": _("Could your own staff do it, with what they have or with something more?"),
    "share": _("Could you share with another unit, municipality or region?"),
    "repair": _("Could what you have be mended, extended or used better?"),
    "lease": _("Could you rent it for the time it is needed?"),
    "buy": _("What speaks for buying, compared with the ways above?"),
}
FIELDS = ("verdict", "reason")


@dataclass(frozen=True)
class Reading:
    name: str
    verdict: str
    reason: str


@dataclass(frozen=True)
class Row:
    kind: str
    name: str
    question: str
    verdict: forms.BoundField
    reason: forms.BoundField


class AlternativesForm(RecordForm):
    """Fields are named by alternative, `share-verdict`, so that a conflict can name the one it is about."""

    part = "alternatives"
    title = _("Alternatives to buying")
    save = _("Save the alternatives")
    why = _(
        "Seven tender documents of ten are copies of older ones. Whoever has looked at the other ways first knows "
        "why a purchase is needed, or that it is not."
    )
    example = _(
        "Renting during the trial costs 40,000 kronor a month and shows whether the need is as large as it is thought."
    )
    advice = (
        _("The one who decides wants to see that buying was not the only thing considered."),
        _("“Ruled out” needs only a sentence, as long as it says why. Choose the one or ones that you go on with."),
    )

    def __init__(self, *args: Any, case: Case, alternatives: list[Alternative], **kwargs: Any) -> None:
        super().__init__(*args, version=case.version, **kwargs)
        self.alternatives = {alternative.kind: alternative for alternative in alternatives}
        for kind in ALTERNATIVES:
            self._add(self.alternatives[kind])
        self.fields["done"] = done_question(self.part in case.done_parts)

    def _add(self, alternative: Alternative) -> None:
        kind, name = alternative.kind, str(ALTERNATIVES[alternative.kind])
        self.fields[f"{kind}-version"] = forms.IntegerField(
            widget=forms.HiddenInput, min_value=0, initial=alternative.version
        )
        self.fields[f"{kind}-verdict"] = forms.ChoiceField(
            label=_("Verdict on “%(alternative)s”") % {"alternative": name},
            choices=pairs(ALTERNATIVE_VERDICTS),
            initial=alternative.verdict,
            required=False,
        )
        self.fields[f"{kind}-reason"] = forms.CharField(
            label=_("Reason for “%(alternative)s”") % {"alternative": name},
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=alternative.reason,
            required=False,
        )

    def rows(self) -> Iterator[Row]:
        for kind, name in ALTERNATIVES.items():
            yield Row(kind, str(name), str(QUESTIONS[kind]), self[f"{kind}-verdict"], self[f"{kind}-reason"])

    def readings(self) -> Iterator[Reading]:
        """Each alternative as text, for those who read and do not write."""
        for kind, name in ALTERNATIVES.items():
            alternative = self.alternatives[kind]
            yield Reading(str(name), str(ALTERNATIVE_VERDICTS[alternative.verdict]), alternative.reason)

    def hidden(self) -> list[forms.BoundField]:
        return [field for field in self if field.is_hidden]

    @property
    def is_done(self) -> bool:
        return self.cleaned_data["done"] == "yes"

    def values_of(self, kind: str) -> dict[str, str]:
        given = {name: self.cleaned_data[f"{kind}-{name}"] for name in FIELDS}
        return given | {"verdict": given["verdict"] or "not_assessed"}

    def edit_of(self, kind: str) -> Edit:
        """The version this alternative was opened at; choices from the conflict page only if they are about it."""
        choices = {name: self.data.get(f"take-{kind}-{name}") for name in FIELDS}
        resolved = str(self.data.get(RESOLVED, "")) if any(choices.values()) else ""
        return Edit(
            version=self.cleaned_data[f"{kind}-version"],
            resolved_version=plain_number(resolved),
            mine=frozenset(name for name, choice in choices.items() if choice == "mine"),
            theirs=frozenset(name for name, choice in choices.items() if choice == "theirs"),
        )

    def named(self, conflict: Conflict, kind: str) -> Conflict:
        """The conflict of one alternative in the words of this form."""
        return Conflict(
            collisions=[
                Collision(f"{kind}-{hit.field}", hit.mine, hit.theirs, hit.saved_by, hit.saved_at)
                for hit in conflict.collisions
            ],
            merged=[f"{kind}-{name}" for name in conflict.merged],
            version=conflict.version,
        )

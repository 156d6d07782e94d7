"""Texts that may have been written on two devices at once: each page carries which text it was opened with."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from needs.safekeeping.forms import LimitedForm

from ..answers import LONGEST_ANSWER

SEEN = "seen-"
DIGITS = 16


def mark_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def both(new: str, other: str) -> str:
    """Nothing is lost: both texts, or the one that holds the other."""
    if other in new:
        return new
    return other if new in other else f"{new}\n\n{other}"


class SeenTextsForm(LimitedForm):
    """`initial` is what is saved now. A text that was saved elsewhere since the page was opened is kept with the new.

    `joined` has what the page does not show after that, by the name of the field.
    """

    texts: tuple[str, ...] = ("text",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.joined: dict[str, str] = {}

    @property
    def seen(self) -> dict[str, str]:
        """By the name of the hidden field: what the page was opened with, also when it is shown again with errors."""
        names = [self.add_prefix(name) for name in self.texts]
        now = {f"{SEEN}{self.add_prefix(name)}": mark_of(self.initial.get(name, "")) for name in self.texts}
        return {f"{SEEN}{name}": self.data.get(f"{SEEN}{name}", now[f"{SEEN}{name}"]) for name in names}

    @property
    def seen_next(self) -> dict[str, str]:
        """The same when the page stays open after its texts were saved."""
        return {f"{SEEN}{self.add_prefix(name)}": mark_of(self.cleaned_data[name]) for name in self.texts}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.texts:
            if name in cleaned:
                self._keep_both(name, cleaned)
        return cleaned

    def _keep_both(self, name: str, cleaned: dict[str, Any]) -> None:
        new, saved = cleaned[name], self.initial.get(name, "")
        opened_with = self.data.get(f"{SEEN}{self.add_prefix(name)}")
        if opened_with is None or opened_with == mark_of(saved) or new == saved:
            return
        text = saved if opened_with == mark_of(new) else both(new, saved)
        if len(text) > LONGEST_ANSWER:
            self.add_error(name, _("You have also written here on another device. Shorten one of the texts first."))
        elif text != new:
            cleaned[name] = self.joined[self.add_prefix(name)] = text

"""The one question under a list: is this part of the case done?"""

from __future__ import annotations

from typing import Any

from needs.safekeeping.forms import LimitedForm

from ..models import Case
from .part import done_question


class DoneForm(LimitedForm):
    """`part` is the name in `Case.done_parts`."""

    def __init__(self, data: Any = None, *, case: Case, part: str) -> None:
        super().__init__(data)
        self.fields["done"] = done_question(part in case.done_parts)

    @property
    def is_done(self) -> bool:
        return bool(self.cleaned_data["done"] == "yes")

"""Several versioned records on one page: each row a form of its own, saved and refused on its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.utils.functional import Promise

from needs.safekeeping.forms import RecordForm
from needs.safekeeping.merging import Conflict


@dataclass(frozen=True)
class SavedByOther:
    label: str
    text: str
    who: str
    when: datetime


class RowForm(RecordForm):
    """After a conflict `saved_by_others` says what someone else has saved in the fields typed here."""

    # Names of parts that are no field of the form.
    labels: ClassVar[Mapping[str, str | Promise]] = {}
    saved_by_others: tuple[SavedByOther, ...] = ()

    def face(self, conflict: Conflict) -> None:
        """Keep what was typed beside what is saved. Saving once more then writes over it, knowingly."""
        self.saved_by_others = tuple(
            SavedByOther(
                str(self._label(each.field)), self._word(each.field, each.theirs), each.saved_by, each.saved_at
            )
            for each in conflict.collisions
        )
        self.data = {**_flat(self.data), self.add_prefix("version"): str(conflict.version)}

    def _label(self, name: str) -> Any:
        return self.fields[name].label if name in self.fields else self.labels.get(name, name)

    def _word(self, name: str, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(str(part) for part in value if part)
        choices = dict(getattr(self.fields.get(name), "choices", None) or {})
        return str(choices.get(value, value))


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """A sent form as a plain mapping; row forms hold no field with several values."""
    return {name: data[name] for name in data}

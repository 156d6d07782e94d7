"""What differs between two case files, and between two texts word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from .models import CaseFile

Mark = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Words:
    """A run of text that is the same in both, removed from the first, or added in the second."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class FieldChange:
    """`field` is the path within the record, for example `consequence.text`; values are plain JSON."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RecordChange:
    """A record of the file: its `part` (`needs`, `case`, …) and id; `kind` tells what happened to it."""

    part: str
    id: str
    kind: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()


# What identifies a record in each list, and what is left out because it is about the freezing, not the content.
IDENTITY: Mapping[str, str] = {
    "alternatives": "kind",
    "perspectives": "kind",
    "goals": "id",
    "sources": "id",
    "effects": "id",
    "criteria": "id",
    "needs": "id",
}
IGNORED = {"state", "changed_at", "approver"}


def difference(before: CaseFile, after: CaseFile) -> list[RecordChange]:
    """Every record that was added, removed or changed from `before` to `after`, in the order of the file."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    changes = list(_changed("case", "", old["case"], new["case"]))
    for part, identity in IDENTITY.items():
        changes += _records(part, _by_id(old[part], identity), _by_id(new[part], identity))
    return changes


def words(before: str, after: str) -> list[Words]:
    """The two texts as runs of words. Short islands of sameness between changes are kept within the change."""
    old, new = _split(before), _split(after)
    runs: list[Words] = []
    for tag, i, j, k, m in _blocks(old, new):
        if tag == "equal":
            runs.append(Words("same", "".join(old[i:j])))
            continue
        if i < j:
            runs.append(Words("removed", "".join(old[i:j])))
        if k < m:
            runs.append(Words("added", "".join(new[k:m])))
    return runs


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Opcodes in which a change, a single repeated word or space, and a change have become one change."""
    merged: list[tuple[str, int, int, int, int]] = []
    opcodes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for place, (tag, i, j, k, m) in enumerate(opcodes):
        island = tag == "equal" and 0 < place < len(opcodes) - 1 and len("".join(old[i:j]).split()) < 2
        if merged and merged[-1][0] == "change" and (island or tag != "equal"):
            _, first_i, _, first_k, _ = merged[-1]
            merged[-1] = ("change", first_i, j, first_k, m)
        else:
            merged.append(("equal" if tag == "equal" else "change", i, j, k, m))
    return merged


def _split(text: str) -> list[str]:
    return re.findall(r"\S+|\s+", text)


def _by_id(records: Iterable[Mapping[str, Any]], identity: str) -> dict[str, Mapping[str, Any]]:
    return {record[identity]: record for record in records}


def _records(
    part: str, old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> list[RecordChange]:
    changes: list[RecordChange] = [RecordChange(part, key, "removed") for key in old if key not in new]
    for key, record in new.items():
        if key not in old:
            changes.append(RecordChange(part, key, "added"))
        else:
            changes += _changed(part, key, old[key], record)
    return changes


def _changed(part: str, key: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[RecordChange]:
    fields = tuple(_fields("", old, new))
    return [RecordChange(part, key, "changed", fields)] if fields else []


def _fields(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[FieldChange]:
    for name, value in new.items():
        if name in IGNORED or old.get(name) == value:
            continue
        if isinstance(value, dict) and isinstance(old.get(name), dict):
            yield from _fields(f"{path}{name}.", old[name], value)
        else:
            yield FieldChange(f"{path}{name}", old.get(name), value)

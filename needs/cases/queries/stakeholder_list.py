"""What becomes of each row of a pasted list, said before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..choices import AFFECTED, INFLUENCES, INVOLVEMENTS, PERSPECTIVES, STAKEHOLDER_ROLES
from ..models import Case
from ..pasting import Pasted, PastedRow
from ..wording import step_word, word


@dataclass(frozen=True)
class Verdict:
    """A row with its cells in words; `verdict` and its `colour` say what becomes of it, `remarks` why."""

    row: PastedRow
    perspective: str
    role: str
    influence: str
    affected: str
    first_hand: bool
    involvement: str
    has_conflict: bool
    verdict: str
    colour: str
    remarks: list[str]
    is_added: bool


@dataclass(frozen=True)
class ListPreview:
    verdicts: list[Verdict]
    passed_over: list[str]
    is_unnamed: bool

    @property
    def added(self) -> list[PastedRow]:
        return [each.row for each in self.verdicts if each.is_added]

    @property
    def skipped(self) -> int:
        return len(self.verdicts) - len(self.added)


def list_preview(case: Case, pasted: Pasted) -> ListPreview:
    """A name that the case or the list has already is not added again. One query."""
    taken = {_same(name) for name in case.stakeholders.filter(removed=False).values_list("name", flat=True)}
    verdicts = []
    for row in pasted.rows:
        verdicts.append(_verdict(row, taken))
        taken.add(_same(row.name))
    return ListPreview(verdicts, pasted.passed_over, pasted.is_unnamed)


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _verdict(row: PastedRow, taken: set[str]) -> Verdict:
    why_not = "" if row.name else _("The row has no name.")
    if row.name and _same(row.name) in taken:
        why_not = _("There is already a stakeholder with that name.")
    verdict, colour = pgettext("pasted row", "Is added"), ""
    if why_not:
        verdict, colour = pgettext("pasted row", "Is passed over"), "grey"
    elif row.remarks:
        verdict, colour = pgettext("pasted row", "Is added in part"), "amber"
    values = row.values
    return Verdict(
        row=row,
        perspective=word(PERSPECTIVES, values.get("perspective", "")),
        role=word(STAKEHOLDER_ROLES, values.get("role", "")),
        influence=step_word(INFLUENCES, values.get("influence")),
        affected=step_word(AFFECTED, values.get("affected")),
        first_hand=values.get("first_hand", False),
        involvement=word(INVOLVEMENTS, values.get("involvement", "")),
        has_conflict="conflict_of_interest" in values,
        verdict=verdict,
        colour=colour,
        remarks=[*filter(None, [why_not]), *row.remarks],
        is_added=not why_not,
    )

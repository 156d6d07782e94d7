"""Writing, changing, retiring and merging needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Case, Need
from ..rules.access import may_write_needs
from ..rules.need import merging, open_need, restoring, retiring, status_after
from .boundary import changing, next_number, place
from .need_relations import RELATIONS


def create_need(*, case: Case, values: Mapping[str, Any], by: User, note: str = "") -> Need:
    """A new need with the next number of the case. `note` tells where it came from, for example an import."""
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        need = Need(case=fresh, number=next_number(fresh.needs), created_by=by)
        written = {**values, "status": status_after(need, values)}
        where = place(fresh, record=f"need:{need.ref}", kind="need.created", relations=RELATIONS)
        return keeping.create(need, values=written, by=by, place=where, note=note)


def change_need(*, need: Need, values: Mapping[str, Any], edit: Edit | None, by: User, note: str = "") -> Need:
    """Change any part of a need that is still in the case.

    An approved or returned need that is changed in its contents is proposed (or prioritised) anew.
    """
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        fresh = Need.objects.get(pk=need.pk)
        refuse_if(open_need(fresh))
        written = {**values, "status": status_after(fresh, values)}
        where = place(case, record=f"need:{need.ref}", kind="need.changed", relations=RELATIONS)
        return keeping.change(need, values=written, edit=edit, by=by, place=where, note=note)


def retire_need(*, need: Need, status: str, reason: str, edit: Edit | None, by: User) -> Need:
    """Reject or defer a need, with a reason. It stays in the register and keeps its number."""
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        refuse_if([*open_need(Need.objects.get(pk=need.pk)), *retiring(need, status, reason)])
        values = {"status": status, "retired_reason": reason}
        where = place(case, record=f"need:{need.ref}", kind=f"need.{status}")
        return keeping.change(need, values=values, edit=edit, by=by, place=where)


def restore_need(*, need: Need, by: User) -> Need:
    """Take a retired need back into the case; a merged one stands on its own again."""
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        fresh = Need.objects.get(pk=need.pk)
        refuse_if(restoring(fresh))
        status = NeedStatus.PRIORITISED if fresh.moscow else NeedStatus.PROPOSED
        values = {"status": status.value, "retired_reason": "", "merged_into": None}
        where = place(case, record=f"need:{need.ref}", kind="need.restored")
        return keeping.change(need, values=values, edit=None, by=by, place=where)


def merge_needs(*, need: Need, into: Need, reason: str, by: User) -> Need:
    """Let `into` speak for both: it gains the sources, goals, effects and perspectives of `need`.

    Both texts stay: the merged need points to its successor. Returns the successor.
    """
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        merged, successor = Need.objects.get(pk=need.pk), Need.objects.get(pk=into.pk)
        refuse_if(merging(merged, successor))
        values = {"status": NeedStatus.MERGED.value, "merged_into": successor, "retired_reason": reason}
        where = place(case, record=f"need:{merged.ref}", kind="need.merged")
        keeping.change(merged, values=values, edit=None, by=by, place=where, note=successor.ref)
        where = place(case, record=f"need:{successor.ref}", kind="need.absorbed", relations=RELATIONS)
        gained = _gained(merged, successor)
        return keeping.change(successor, values=gained, edit=None, by=by, place=where, note=merged.ref)


def _gained(merged: Need, successor: Need) -> dict[str, Any]:
    """What the successor holds after the merge. Its own links go before those it gains."""
    perspectives = [merged.perspective, *merged.other_perspectives]
    kept = {successor.perspective, *successor.other_perspectives, ""}
    gained: dict[str, Any] = {
        "other_perspectives": [
            *successor.other_perspectives,
            *dict.fromkeys(kind for kind in perspectives if kind not in kept),
        ]
    }
    for name, relation in RELATIONS.items():
        gained[name] = _union(relation.read(successor), relation.read(merged))
    return gained


def _union(own: list[Any], others: list[Any]) -> list[Any]:
    def identity(link: Any) -> str:
        return str(link if isinstance(link, str) else link.get("goal") or link["source"])

    known = {identity(link) for link in own}
    return sorted([*own, *(link for link in others if identity(link) not in known)], key=identity)

"""Writing, changing, retiring and merging needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..links import joined, parts, same, without
from ..models import Case, Need
from ..queries.merge_events import Merge, borrowed, merge_of
from ..remarks import APART
from ..rules.access import may_write_needs
from ..rules.need import keeping_apart, merging, open_need, restoring, retiring, status_after
from .boundary import changing, next_number, place
from .need_relations import RELATIONS, links_of


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
    """Take a retired need back into the case.

    A merged one stands on its own again, as it was, and its successor gives back what it gained by the merge.
    """
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        fresh = Need.objects.select_related("merged_into").get(pk=need.pk)
        merge = merge_of(fresh)
        refuse_if(restoring(fresh, merge))
        status = NeedStatus.PRIORITISED if fresh.moscow else NeedStatus.PROPOSED
        values = {"status": merge.status if merge else status.value, "retired_reason": "", "merged_into": None}
        where = place(case, record=f"need:{need.ref}", kind="need.restored")
        restored = keeping.change(need, values=values, edit=None, by=by, place=where)
        if merge:
            _give_back(case, merge, by)
        return restored


def merge_needs(*, need: Need, into: Need, reason: str, by: User) -> Need:
    """Let `into` speak for both: it gains the sources with their quotes, goals, effects and perspectives of `need`.

    Both texts stay: the merged need points to its successor. Returns the successor.
    """
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        merged, successor = Need.objects.get(pk=need.pk), Need.objects.get(pk=into.pk)
        refuse_if(merging(merged, successor))
        values = {"status": NeedStatus.MERGED.value, "merged_into": successor, "retired_reason": reason}
        where = place(case, record=f"need:{merged.ref}", kind="need.merged")
        keeping.change(merged, values=values, edit=None, by=by, place=where, note=successor.ref)
        where = place(case, record=f"need:{successor.ref}", kind="need.absorbed", relations=RELATIONS)
        values = {**_joined(merged, successor), "status": status_after(successor, {})}
        return keeping.change(successor, values=values, edit=None, by=by, place=where, note=merged.ref)


def keep_apart(*, need: Need, other: Need, reason: str, by: User) -> Need:
    """Remember that two needs look alike and both stay, and why. Kept with the one of the lower number."""
    with changing(need.case, by=by, allowed=may_write_needs) as case:
        first, second = sorted((Need.objects.get(pk=each.pk) for each in (need, other)), key=lambda each: each.number)
        refuse_if(keeping_apart(first, second, reason))
        kept = [each for each in first.on_purpose if (each["rule"], each["text"]) != (APART, second.ref)]
        values = {"on_purpose": [*kept, {"rule": APART, "text": second.ref, "reason": reason}]}
        where = place(case, record=f"need:{first.ref}", kind="need.kept_apart")
        return keeping.change(first, values=values, edit=None, by=by, place=where, note=second.ref)


def _joined(merged: Need, successor: Need) -> dict[str, Any]:
    """What the successor holds after the merge."""
    own, its = links_of(successor), _brings(merged)
    kinds = dict.fromkeys([*successor.other_perspectives, *its.pop("other_perspectives")])
    kinds.pop(successor.perspective, None)
    return {"other_perspectives": [*kinds], **joined(own, its)}


def _brings(need: Need) -> dict[str, list[Any]]:
    """Everything that a need can give another; its main perspective is one of the successor's other ones."""
    kinds = [kind for kind in (need.perspective, *need.other_perspectives) if kind]
    return {"other_perspectives": kinds, **links_of(need)}


def _give_back(case: Case, merge: Merge, by: User) -> None:
    """The successor keeps what is its own and what those that are still merged into it bring."""
    others = merge.into.merged_from.exclude(pk=merge.need.pk)
    staying = {same(part) for other in others for part in parts(_brings(other))}
    gone = {part for part in borrowed(merge.into) if same(part) not in staying}
    own = {"other_perspectives": merge.into.other_perspectives, **links_of(merge.into)}
    values: dict[str, Any] = without(own, gone)
    if merge.into_status and merge.into.status == merge.into_status[1]:
        values["status"] = merge.into_status[0]
    where = place(case, record=f"need:{merge.into.ref}", kind="need.released", relations=RELATIONS)
    keeping.change(merge.into, values=values, edit=None, by=by, place=where, note=merge.need.ref)

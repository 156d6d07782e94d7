from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.keeping import Relation
from needs.safekeeping.merging import Edit

from ..models import Case, Effect, Need
from ..rules.access import may_write_needs
from .boundary import changing, next_number, place


def create_effect(*, case: Case, values: Mapping[str, Any], by: User) -> Effect:
    """A measurable outcome of the case; `values["needs"]` are the ids of the needs that lead to it."""
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        effect = Effect(case=fresh, number=next_number(fresh.effects))
        where = place(fresh, record=f"effect:{effect.ref}", kind="effect.created", relations=RELATIONS)
        return keeping.create(effect, values=values, by=by, place=where)


def change_effect(*, effect: Effect, values: Mapping[str, Any], edit: Edit | None, by: User) -> Effect:
    with changing(effect.case, by=by, allowed=may_write_needs) as case:
        where = place(case, record=f"effect:{effect.ref}", kind="effect.changed", relations=RELATIONS)
        return keeping.change(effect, values=values, edit=edit, by=by, place=where)


def remove_effect(*, effect: Effect, by: User) -> Effect:
    """Take an effect out of the case and off its needs; its number is never given again."""
    with changing(effect.case, by=by, allowed=may_write_needs) as case:
        where = place(case, record=f"effect:{effect.ref}", kind="effect.removed", relations=RELATIONS)
        return keeping.change(effect, values={"removed": True, "needs": []}, edit=None, by=by, place=where)


def _read_needs(effect: Effect) -> list[str]:
    return [need.ref for need in effect.needs.order_by("number")]


def _write_needs(effect: Effect, refs: list[str]) -> None:
    effect.needs.set([need for need in Need.objects.filter(case=effect.case_id) if need.ref in refs])


RELATIONS: Mapping[str, Relation[Effect]] = {"needs": Relation(read=_read_needs, write=_write_needs)}

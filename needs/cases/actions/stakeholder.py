from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.batch import Told, append_all
from needs.safekeeping.keeping import EMPTY, Place
from needs.safekeeping.merging import Conflict, Edit

from ..models import Case, Stakeholder, StakeholderContact
from ..queries.stakeholder_contact import CONTACT
from ..rules.access import may_write_needs
from ..rules.stakeholder import naming
from .boundary import changing, next_number, place
from .stakeholder_contact import collisions_with, settled, write_contact

AT_A_TIME = 500


def create_stakeholder(*, case: Case, values: Mapping[str, Any], by: User) -> Stakeholder:
    """`values` are columns of `Stakeholder` and, beside them, of `StakeholderContact`."""
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        stakeholder = Stakeholder(case=fresh, number=next_number(fresh.stakeholders), created_by=by)
        columns, contact = _apart(values)
        keeping.create(stakeholder, values=columns, by=by, place=_place(fresh, stakeholder, "created"))
        return write_contact(fresh, stakeholder, contact, by)


def add_stakeholders(*, case: Case, rows: Iterable[Mapping[str, Any]], by: User) -> list[Stakeholder]:
    """A list of them, all or none: the same rows and events as one by one. No ways to reach them."""
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        made, told = [], []
        for number, values in enumerate(rows, start=next_number(fresh.stakeholders)):
            stakeholder = Stakeholder(case=fresh, number=number, created_by=by, **values)
            made.append(stakeholder)
            written = {name: (None, value) for name, value in values.items() if value not in EMPTY}
            told.append(Told("stakeholder.created", _record(stakeholder), stakeholder.version, written))
        Stakeholder.objects.bulk_create(made, batch_size=AT_A_TIME)
        append_all(stream=fresh.key, organisation_id=fresh.organisation_id, by=by, told=told)
        return made


def change_stakeholder(
    *, stakeholder: Stakeholder, values: Mapping[str, Any], edit: Edit | None, by: User
) -> Stakeholder:
    """Raises `Conflict`, also over ways to reach them, although the events do not hold those."""
    with changing(stakeholder.case, by=by, allowed=may_write_needs) as case:
        before = Stakeholder.objects.select_for_update().get(pk=stakeholder.pk)
        columns, contact = _apart(values)
        over_contact = collisions_with(case, before, contact, edit)
        try:
            changed = keeping.change(before, values=columns, edit=edit, by=by, place=_place(case, before, "changed"))
        except Conflict as met:
            collisions = [*met.collisions, *over_contact]
            raise Conflict(collisions=collisions, merged=met.merged, version=met.version) from met
        if over_contact:
            raise Conflict(collisions=over_contact, merged=[], version=before.version)
        return write_contact(case, changed, settled(before, contact, edit), by)


def remove_stakeholder(*, stakeholder: Stakeholder, by: User) -> Stakeholder:
    """Take a stakeholder out of the case; the number is never given again. Nobody needs to be reached any more."""
    with changing(stakeholder.case, by=by, allowed=may_write_needs) as case:
        StakeholderContact.objects.filter(stakeholder=stakeholder).delete()
        where = _place(case, stakeholder, "removed")
        return keeping.change(stakeholder, values={"removed": True}, edit=None, by=by, place=where)


def _apart(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What the case says of a stakeholder, and how she is reached."""
    columns = {name: value for name, value in values.items() if name not in CONTACT}
    return columns, {name: values[name] for name in CONTACT if name in values}


def _record(stakeholder: Stakeholder) -> str:
    return f"stakeholder:{stakeholder.ref}"


def _place(case: Case, stakeholder: Stakeholder, what: str) -> Place[Any]:
    return place(case, record=_record(stakeholder), kind=f"stakeholder.{what}", check=naming)

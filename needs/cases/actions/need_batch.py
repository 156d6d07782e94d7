"""Many new needs at once, as an import makes them: the same rows and events as `create_need` one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from needs.accounts.models import User
from needs.safekeeping.batch import Told, append_all
from needs.safekeeping.keeping import EMPTY

from ..models import Case, Need, NeedSource, Source
from ..rules.access import may_write_needs
from ..rules.need import status_after
from .boundary import changing, next_number

AT_A_TIME = 500


def create_needs(
    *, case: Case, rows: Iterable[tuple[Mapping[str, Any], str]], by: User, source: Source | None = None
) -> list[Need]:
    """New needs with the next numbers of the case, each from its values and a note that tells where it came from.

    `values` are columns of `Need`, without links; all rest on `source` if there is one.
    """
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        needs, told = [], []
        links = [{"source": source.ref, "quote": ""}] if source else []
        for number, (values, note) in enumerate(rows, start=next_number(fresh.needs)):
            need = Need(case=fresh, number=number, created_by=by)
            written = {**values, "status": status_after(need, values)}
            for name, value in written.items():
                setattr(need, name, value)
            needs.append(need)
            changes = {name: (None, value) for name, value in (*written.items(), ("sources", links))}
            kept = {name: change for name, change in changes.items() if change[1] not in EMPTY}
            told.append(Told("need.created", f"need:{need.ref}", need.version, kept, note))
        Need.objects.bulk_create(needs, batch_size=AT_A_TIME)
        if source:
            NeedSource.objects.bulk_create([NeedSource(need=need, source=source) for need in needs], AT_A_TIME)
        append_all(stream=fresh.key, organisation_id=fresh.organisation_id, by=by, told=told)
        return needs

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit
from needs.safekeeping.refusal import refuse_if

from ..models import Case, Source
from ..rules.access import may_write_needs
from ..rules.source import counting, removing
from .boundary import changing, next_number, place


def create_source(*, case: Case, values: Mapping[str, Any], by: User) -> Source:
    """Register something that needs can rest on."""
    with changing(case, by=by, allowed=may_write_needs) as fresh:
        source = Source(case=fresh, number=next_number(fresh.sources), created_by=by)
        where = place(fresh, record=f"source:{source.ref}", kind="source.created", check=counting)
        return keeping.create(source, values=values, by=by, place=where)


def change_source(*, source: Source, values: Mapping[str, Any], edit: Edit | None, by: User) -> Source:
    with changing(source.case, by=by, allowed=may_write_needs) as case:
        where = place(case, record=f"source:{source.ref}", kind="source.changed", check=counting)
        return keeping.change(source, values=values, edit=edit, by=by, place=where)


def remove_source(*, source: Source, by: User) -> Source:
    """Take a source out of the case; its number is never given again. Refused while needs rest on it."""
    with changing(source.case, by=by, allowed=may_write_needs) as case:
        refuse_if(removing(source))
        where = place(case, record=f"source:{source.ref}", kind="source.removed")
        return keeping.change(source, values={"removed": True}, edit=None, by=by, place=where)

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from needs.accounts.models import User
from needs.safekeeping import keeping
from needs.safekeeping.merging import Edit

from ..models import Alternative
from .boundary import changing, place


def change_alternative(
    *, alternative: Alternative, values: Mapping[str, Any], edit: Edit | None, by: User
) -> Alternative:
    """Give or change the verdict on one way to meet the needs, with its reason."""
    with changing(alternative.case, by=by) as case:
        where = place(case, record=f"alternative:{alternative.kind}", kind="alternative.changed")
        return keeping.change(alternative, values=values, edit=edit, by=by, place=where)

"""One catalogue is one consistency boundary: every change locks it and appends to its own chain.

`by` None is the operator at the command line, who sets up organisations and imports cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from needs.accounts.models import User
from needs.safekeeping.keeping import Place

from ..models import GoalCatalogue
from ..rules.access import may_keep_catalogues, require


@contextmanager
def changing(catalogue: GoalCatalogue, *, by: User | None) -> Iterator[GoalCatalogue]:
    """A transaction in which the catalogue is locked and the person may change it. Raises `PermissionDenied`."""
    require(by is None or may_keep_catalogues(by, catalogue.organisation_id))
    with transaction.atomic():
        yield GoalCatalogue.objects.select_for_update().get(pk=catalogue.pk)


def place(catalogue: GoalCatalogue, *, kind: str, record: str = "catalogue") -> Place[Any]:
    return Place(stream=catalogue.key, organisation_id=catalogue.organisation_id, record=record, kind=kind)

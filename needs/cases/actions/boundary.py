"""One case is one consistency boundary: every change locks it, asks the rules and appends to its chain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Manager, Max, QuerySet

from needs.accounts.models import User
from needs.safekeeping import events
from needs.safekeeping.files import gone_on_failure
from needs.safekeeping.keeping import Place, Relation
from needs.safekeeping.refusal import Obstacle, refuse_if

from ..models import Case
from ..rules.access import may_run, require
from ..rules.lifecycle import locked


@contextmanager
def changing(case: Case, *, by: User, allowed: Callable[[User, Case], bool] = may_run) -> Iterator[Case]:
    """A transaction in which the open case is locked and the person may change it.

    Raises `PermissionDenied` or `RuleViolation` (the case is not open).
    """
    with holding(case, by=by, allowed=allowed) as fresh:
        refuse_if(locked(fresh))
        yield fresh


@contextmanager
def holding(case: Case, *, by: User, allowed: Callable[[User, Case], bool] = may_run) -> Iterator[Case]:
    """The same, whatever state the case is in."""
    with gone_on_failure(), transaction.atomic():
        # Without the key: what points at the case may be written meanwhile by those who do not hold it.
        fresh = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
        require(allowed(by, fresh))
        yield fresh


def place(
    case: Case,
    *,
    record: str,
    kind: str,
    relations: Mapping[str, Relation[Any]] | None = None,
    check: Callable[[Any], Iterable[Obstacle]] = lambda _record: (),
) -> Place[Any]:
    return Place(
        stream=case.key,
        organisation_id=case.organisation_id,
        record=record,
        kind=kind,
        relations=relations or {},
        check=check,
    )


def tell(
    case: Case,
    *,
    kind: str,
    by: User,
    record: str = "case",
    version: int | None = None,
    changes: events.Changes | None = None,
    note: str = "",
) -> None:
    """Append an event to the chain of the case."""
    events.append(
        stream=case.key,
        organisation_id=case.organisation_id,
        kind=kind,
        by=by,
        record=record,
        record_version=version,
        changes=changes,
        note=note,
    )


def next_number(records: QuerySet[Any] | Manager[Any], field: str = "number") -> int:
    """One more than the highest ever given. Rows are never deleted, so no number returns."""
    return (records.aggregate(highest=Max(field))["highest"] or 0) + 1

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from needs.casefile.kinds import NeedStatus
from needs.safekeeping.refusal import Obstacle

from ..models import Need
from ..queries.merge_events import Merge

CHANGED_ANEW = (NeedStatus.APPROVED, NeedStatus.RETURNED)


def status_after(need: Need, values: Mapping[str, Any]) -> str:
    """The status a need has once the values are written: draft or proposed as asked, prioritised with a class."""
    asked = values.get("status")
    if asked == NeedStatus.DRAFT:
        return NeedStatus.DRAFT.value
    moscow = values.get("moscow", need.moscow)
    settled = NeedStatus.PRIORITISED if moscow else NeedStatus.PROPOSED
    if asked:
        return settled.value
    if need.status in CHANGED_ANEW or (need.status != NeedStatus.DRAFT and "moscow" in values):
        return settled.value
    return need.status


def open_need(need: Need) -> Iterator[Obstacle]:
    """A retired need is not changed; it can be restored."""
    if need.is_retired:
        message = _("%(need)s is no longer part of the case. Take it back before you change it.") % {"need": need.ref}
        yield _obstacle(need, "retired", message)


def retiring(need: Need, status: str, reason: str) -> Iterator[Obstacle]:
    if status not in (NeedStatus.REJECTED, NeedStatus.DEFERRED):
        yield _obstacle(need, "status", _("Choose whether the need is rejected or deferred."))
    if not reason.strip():
        yield _obstacle(need, "reason", _("Write why, so that those who asked for it can read it."))


def restoring(need: Need, merge: Merge | None = None) -> Iterator[Obstacle]:
    """A retired need comes back; a merged one until its successor has been approved, and from one still in the case."""
    if not need.is_retired:
        yield _obstacle(need, "active", _("%(need)s is already part of the case.") % {"need": need.ref})
    if need.merged_into and need.merged_into.is_retired:
        message = _("%(into)s, which speaks for %(need)s, has left the case. Take %(into)s back first.")
        yield _obstacle(need.merged_into, "successor", message % {"need": need.ref, "into": need.merged_into.ref})
    elif merge and merge.is_approved:
        message = _(
            "%(into)s has been approved and speaks for %(need)s. Write a new need if it is to stand on its own."
        )
        yield _obstacle(merge.into, "approved", message % {"need": need.ref, "into": merge.into.ref})


def keeping_apart(need: Need, other: Need, reason: str) -> Iterator[Obstacle]:
    """Two different, active needs of the same case, and a reason."""
    yield from merging(need, other)
    if not reason.strip():
        yield _obstacle(need, "reason", _("Write what is different between the needs."))


def merging(need: Need, into: Need) -> Iterator[Obstacle]:
    """Two different, active needs of the same case."""
    if need.pk == into.pk or need.case_id != into.case_id:
        yield _obstacle(need, "other", _("Choose another need in the same case."))
    yield from open_need(need)
    yield from open_need(into)


def _obstacle(need: Need, code: str, message: str) -> Obstacle:
    return Obstacle(f"need-{code}", message, "need", {"key": need.case.key, "number": need.number})

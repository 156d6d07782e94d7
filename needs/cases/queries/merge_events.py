"""What the events tell of a merge, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from needs.safekeeping.events import stream_of

from ..links import Part, parts
from ..models import Need


@dataclass(frozen=True)
class Merge:
    """`status` is what the merged need had before, `into_status` the successor's (None when the merge did not change
    it). `is_approved`: the two have been approved together since.
    """

    need: Need
    into: Need
    status: str
    into_status: list[str] | None
    is_approved: bool


def merge_of(need: Need) -> Merge | None:
    """The merge a need has left the case by. None when there is none, or no event of it: it came with a file."""
    into = need.merged_into
    if into is None:
        return None
    stream = stream_of(need.case.key)
    merged = stream.filter(record=f"need:{need.ref}", kind="need.merged").first()
    if merged is None:
        return None
    since = stream.filter(record=f"need:{into.ref}", sequence__gt=merged.sequence)
    absorbed = since.filter(kind="need.absorbed", note=need.ref).first()
    return Merge(
        need=need,
        into=into,
        status=merged.changes["status"][0],
        into_status=absorbed.changes.get("status") if absorbed else None,
        is_approved=since.filter(kind="need.approved").exists(),
    )


def borrowed(need: Need) -> set[Part]:
    """The parts of its links that a need has through merges, and that nobody has written anew since."""
    found: set[Part] = set()
    for event in stream_of(need.case.key).filter(record=f"need:{need.ref}").order_by("sequence"):
        before = parts({name: change[0] for name, change in event.changes.items()})
        after = parts({name: change[1] for name, change in event.changes.items()})
        found -= before ^ after
        if event.kind == "need.absorbed":
            found |= after - before
    return found

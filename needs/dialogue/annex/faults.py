"""What `verify` tells of the dialogue: contributions that are not what was sent, sums that are not what they count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db.models import Count, Q
from pydantic import ValidationError

from ..answers import Content, read, stored
from ..models import Contribution, Inquiry, Item
from ..queries.standing import COUNTED

AT_A_TIME = 500


def faults() -> Iterator[tuple[str, str]]:
    yield from _contributions()
    yield from _sums()


def _contributions() -> Iterator[tuple[str, str]]:
    parts = _parts()
    for row in Contribution.objects.select_related("case").order_by("pk").iterator(chunk_size=AT_A_TIME):
        where = f"contribution {row.ref}"
        if hashlib.sha256(row.content.encode()).hexdigest() != row.checksum:
            yield where, "checksum"
        try:
            content = read(row.content)
        except ValidationError:
            yield where, "form"
            continue
        if stored(content) != row.content:
            yield where, "form"
        if _columns(content) != (row.role, row.first_hand, row.may_quote):
            yield where, "columns"
        if set(content.parts()) != parts.get(row.pk, set()):
            yield where, "missing"


def _columns(content: Content) -> tuple[str, bool, bool]:
    return content.role or "", bool(content.first_hand), content.may_quote


def _parts() -> dict[int, set[str]]:
    """The answers in the inbox, by contribution."""
    found: dict[int, set[str]] = {}
    for contribution, part in Item.objects.order_by().values_list("contribution", "part").iterator():
        found.setdefault(contribution, set()).add(part)
    return found


def _sums() -> Iterator[tuple[str, str]]:
    """Voices and first-hand voices of a source are those of the contributions that count; invited are at least those
    who have an invitation here, more when the case was imported."""
    voices = dict(_voices())
    personal = Count("invitations", filter=Q(invitations__kind="personal"))
    opened = Inquiry.objects.exclude(source=None).select_related("source", "case").annotate(personal=personal)
    for inquiry in opened.order_by("pk").iterator():
        source = inquiry.source
        assert source is not None
        is_right = (source.voices, source.first_hand, source.by_link) == voices.get(inquiry.pk, (0, 0, 0))
        if not is_right or (source.invited or 0) < inquiry.personal:
            yield f"source {inquiry.case.number} {source.ref}", "count"


def _voices() -> Iterator[tuple[int, tuple[int, int, int]]]:
    counted = Contribution.objects.filter(COUNTED).order_by().values("inquiry")
    own, by_link = Q(first_hand=True), Q(invitation__kind="open")
    sums = counted.annotate(all=Count("pk"), own=Count("pk", filter=own), by_link=Count("pk", filter=by_link))
    for row in sums:
        yield row["inquiry"], (row["all"], row["own"], row["by_link"])

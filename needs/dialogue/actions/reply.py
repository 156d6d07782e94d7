"""Writing an answer, part by part, while it is the contributor's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from needs.safekeeping.plain import with_plain_texts
from needs.safekeeping.refusal import refuse_if

from ..answers import MOST_PROPOSALS, Content
from ..models import Reply
from ..rules.reply import writing


def save_part(*, reply: Reply, part: Mapping[str, Any]) -> Reply:
    """Write what one page holds and leave the rest as it is, also when another device has written it since.

    `part` has some of the fields of `Content` as plain data. Within `answers` and `choices` None takes an entry
    away; `proposals` is `{place: proposal}` with places from 0.
    """
    with transaction.atomic():
        fresh = locked_reply(reply)
        refuse_if(writing(fresh, timezone.now()))
        content = Content.model_validate(_merged(fresh.content, with_plain_texts(part)))
        fresh.content, fresh.saved_at = content.model_dump(mode="json"), timezone.now()
        fresh.version += 1
        fresh.save(update_fields=["content", "saved_at", "version"])
        return fresh


def locked_reply(reply: Reply) -> Reply:
    """As it stands now, in the caller's transaction."""
    found = Reply.objects.select_for_update(of=("self",), no_key=True).select_related("invitation__inquiry")
    return found.get(pk=reply.pk)


def _merged(content: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(content)
    for name, value in part.items():
        match name:
            case "answers" | "choices":
                entries = {**merged.get(name, {}), **value}
                merged[name] = {id_: entry for id_, entry in entries.items() if entry is not None}
            case "proposals":
                merged[name] = _placed(merged.get(name, []), value)
            case _:
                merged[name] = value
    return merged


def _placed(proposals: list[Any], written: Mapping[int, Any]) -> list[Any]:
    """Each at its place; none after the last that is written."""
    by_place = dict(enumerate(proposals)) | {place: each for place, each in written.items() if place < MOST_PROPOSALS}
    placed = [by_place.get(place, {}) for place in range(max(by_place, default=-1) + 1)]
    while placed and not any(placed[-1].values()):
        placed.pop()
    return placed

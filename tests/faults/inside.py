"""What is done inside the installation under fault: making the people who are asked, and counting afterwards.

`python -m tests.faults.inside prepare NUMBER` prints a token for each; `… audit` prints what is there as JSON. Both run
in a process of their own with the settings of the environment, so that nothing is shared with the server but the data.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402 — Django has to be set up first

from needs.cases.models import Source  # noqa: E402
from needs.dialogue.actions.link import make_link  # noqa: E402
from needs.dialogue.answers import read  # noqa: E402
from needs.dialogue.models import Contribution, Invitation, Item, LogEntry, Reply  # noqa: E402
from needs.safekeeping.events import broken_ends, broken_links  # noqa: E402
from needs.safekeeping.models import Event  # noqa: E402
from tests.dialogue.factories import make_open_inquiry  # noqa: E402


def prepare(number: int) -> list[str]:
    inquiry = make_open_inquiry()
    with transaction.atomic():
        invitations = [
            Invitation.objects.create(inquiry=inquiry, kind="personal", created_by=inquiry.created_by)
            for _ in range(number)
        ]
        return [make_link(invitation) for invitation in invitations]


def audit() -> dict[str, Any]:
    """Contributions as {receipt: texts}, drafts as texts, and each record that does not fit the others."""
    contributions = list(Contribution.objects.select_related("case").order_by("number"))
    contents = {contribution.ref: read(contribution.content) for contribution in contributions}
    return {
        "received": {ref: [answer.text for answer in content.answers.values()] for ref, content in contents.items()},
        "drafts": [
            answer["text"]
            for reply in Reply.objects.filter(submitted_at=None)
            for answer in reply.content.get("answers", {}).values()
        ],
        "halves": [*_halves(contributions), *(f"event {event.pk}: {what}" for event, what in broken_links())],
        "ends": list(broken_ends()),
    }


def _halves(contributions: list[Contribution]) -> list[str]:
    items = Counter(Item.objects.values_list("contribution", flat=True))
    events = Counter(Event.objects.filter(kind="contribution.received").values_list("record", flat=True))
    logged = Counter(LogEntry.objects.filter(kind="submitted").values_list("detail", flat=True))
    found = [
        f"{one.ref}: {what}"
        for one in contributions
        for what, holds in {
            "parts": items[one.pk] == len(read(one.content).parts()),
            "event": events[f"contribution:{one.ref}"] == 1,
            "log": logged[one.ref] == 1,
            "reply": one.reply is not None and one.reply.submitted_at is not None and one.reply.content == {},
        }.items()
        if not holds
    ]
    voices = sum(Source.objects.filter(is_counted=True).values_list("voices", flat=True))
    sent = Reply.objects.exclude(submitted_at=None).count()
    counts = {
        "voices": voices,
        "events": sum(events.values()),
        "replies sent": sent,
        "numbers": _highest(contributions),
    }
    return found + [f"{name}: {count}" for name, count in counts.items() if count != len(contributions)]


def _highest(contributions: list[Contribution]) -> int:
    return max((one.number for one in contributions), default=0)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(prepare(int(sys.argv[2])) if sys.argv[1] == "prepare" else audit()))

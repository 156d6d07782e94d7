"""The inbox and the coverage of one inquiry with 10,000 contributions against the same pages with 100.

Two cases in one database; the requests of both alternate in one process, so that a busy machine troubles both.
"""

import hashlib
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks import _data, pages

FEW, MANY = 100, 10_000
ROUNDS, WARM_UP = 25, 4
AIM = 3.0


def main() -> None:
    _data.use_a_temporary_place()
    import django  # after the environment is set

    django.setup()
    _data.prepare()
    few, many = _pages(FEW), _pages(MANY)
    print(f"Server CPU of a page with {MANY} contributions, against the same page with {FEW}")
    for name, get in many.items():
        small, large = _together(few[name], get)
        queries = (pages._queries(few[name]), pages._queries(get))
        line = f"  {name:24}: {large:6.1f} ms, {queries[1]} queries ({queries[0]} with {FEW})"
        print(f"{line}; ratio {large / small:.2f} (aim {AIM})")


def _together(small: Callable[[], object], large: Callable[[], object]) -> tuple[float, float]:
    """Medians in milliseconds."""
    for _ in range(WARM_UP):
        small(), large()
    taken: dict[Callable[[], object], list[float]] = {small: [], large: []}
    for _ in range(ROUNDS):
        for get, times in taken.items():
            started = time.process_time()
            get()
            times.append(time.process_time() - started)
    return statistics.median(taken[small]) * 1000, statistics.median(taken[large]) * 1000


def _pages(count: int) -> dict[str, Callable[[], object]]:
    from django.urls import reverse

    case, inquiry = _fill(count)
    client = pages._client(case.owner)
    addresses = {
        "inbox": reverse("inbox", args=[case.key]),
        "inbox, search": reverse("inbox", args=[case.key]) + "?text=kvällen",
        "coverage": reverse("coverage", args=[case.key]),
        "one perspective": reverse("perspective", args=[case.key, inquiry.perspective]),
        "the inquiry": reverse("inquiry", args=[case.key, inquiry.number]),
        "the hub": reverse("case_hub", args=[case.key]),
    }
    return {name: pages._getter(client, address) for name, address in addresses.items()}


def _fill(count: int) -> tuple[Any, Any]:
    """A case whose inquiry has so many answers, a third of them handled."""
    from django.db import transaction
    from django.utils import timezone

    from needs.cases.models import Source
    from needs.dialogue.answers import Content, Written, stored
    from needs.dialogue.models import Contribution, Item
    from tests.dialogue.factories import make_open_inquiry

    inquiry = make_open_inquiry()
    case, now = inquiry.case, timezone.now()
    ids = [question["id"] for question in inquiry.questions]
    with transaction.atomic():
        rows = []
        for number in range(1, count + 1):
            said = {id_: Written(text=f"Svar {number} på {id_}: det är svårast på kvällen.") for id_ in ids}
            text = stored(Content(answers=said, first_hand=bool(number % 2)))
            rows.append(
                Contribution(
                    case=case, inquiry=inquiry, number=number, content=text, first_hand=bool(number % 2),
                    checksum=hashlib.sha256(text.encode()).hexdigest(), received_at=now,
                )
            )  # fmt: skip
        kept = Contribution.objects.bulk_create(rows, batch_size=500)
        items = [
            Item(
                contribution=each, inquiry=inquiry, part=id_, position=place,
                handling=("unread", "set_aside")[each.number % 3 == 0],
                reason=("", "Redan sagt.")[each.number % 3 == 0],
            )
            for each in kept
            for place, id_ in enumerate(ids, start=1)
        ]  # fmt: skip
        Item.objects.bulk_create(items, batch_size=500)
        Source.objects.filter(pk=inquiry.source_id).update(voices=count, first_hand=count // 2, invited=count * 2)
    return case, inquiry


if __name__ == "__main__":
    main()

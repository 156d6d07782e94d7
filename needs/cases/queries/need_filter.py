"""Which needs to show: what a person chose above the table, as a condition."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from needs.casefile.kinds import RETIRED
from needs.safekeeping.numbers import plain_number

from ..models import NeedGoal, NeedSource

RETIRED_CODES = [status.value for status in RETIRED]
ACTIVE = ~Q(status__in=RETIRED_CODES)
LINKED_TO_GOAL = Exists(NeedGoal.objects.filter(need=OuterRef("pk")))
RESTS_ON_SOURCE = Exists(NeedSource.objects.filter(need=OuterRef("pk")))
WITHOUT_GOAL = Q(~LINKED_TO_GOAL, no_goal_reason="")
WITHOUT_SOURCE = Q(~RESTS_ON_SOURCE)
UNCLASSED = "none"
REMARKS = "remarks"
ALL_RETIRED = "retired"


@dataclass(frozen=True)
class NeedFilter:
    """What to show. Empty means all; a `status` of "" all that are not retired."""

    text: str = ""
    perspective: str = ""
    moscow: str = ""
    status: str = ""
    gap: str = ""
    group: str = "perspective"

    @property
    def narrows(self) -> bool:
        return replace(self, group="perspective") != NeedFilter()

    def condition(self, with_remarks: Collection[int] = ()) -> Q:
        """`with_remarks` are the numbers of the needs with open remarks: only the checker knows them."""
        found = self._status()
        if self.text:
            found &= _holds(self.text)
        if self.perspective:
            found &= Q(perspective=self.perspective)
        if self.moscow:
            found &= Q(moscow="" if self.moscow == UNCLASSED else self.moscow)
        if self.gap == REMARKS:
            found &= Q(number__in=with_remarks)
        elif self.gap:
            found &= WITHOUT_GOAL if self.gap == "goals" else WITHOUT_SOURCE
        return found

    def _status(self) -> Q:
        if self.status == ALL_RETIRED:
            return Q(status__in=RETIRED_CODES)
        return Q(status=self.status) if self.status else ACTIVE


def _holds(text: str) -> Q:
    found = Q()
    for variant in variants(text):
        for field in ("title", "who", "what", "so_that"):
            found |= Q(**{f"{field}__icontains": variant})
    number = plain_number(text.upper().removeprefix("B-"))
    return found | Q(number=number) if number else found


def variants(text: str) -> Iterator[str]:
    """SQLite folds the case of a–z only, so Å, Ä and Ö are tried as they may stand."""
    yield from dict.fromkeys((text, text.lower(), text.capitalize()))

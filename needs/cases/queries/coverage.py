"""Who has been heard from each side: counted from the sources, never typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from needs.accounts.models import Guidelines
from needs.casefile.kinds import PerspectiveKind, PerspectiveStatus, SourceKind

from ..choices import PERSPECTIVE_STATUSES, PERSPECTIVES, SOURCE_KINDS
from ..models import Case, Need, Perspective, Source


@dataclass(frozen=True)
class PerspectiveCoverage:
    """One perspective: people heard, those of them with first-hand experience, how they were heard, needs from there.

    `invited` counts those who were asked one by one, None when nobody was, `answered` those of them who answered.
    `is_gap` says that nobody has been heard, or fewer than the guidelines ask for without a written reason;
    a perspective that is set aside is never a gap.
    """

    kind: str
    name: str
    status: str
    status_name: str
    voices: int
    first_hand: int
    methods: tuple[str, ...]
    needs: int
    is_gap: bool
    least_voices: int = 0
    least_first_hand: int = 0
    invited: int | None = None
    answered: int = 0
    has_reason: bool = False

    @property
    def share_answered(self) -> int | None:
        """In percent of those invited."""
        return round(100 * self.answered / self.invited) if self.invited else None

    @property
    def is_short(self) -> bool:
        """Fewer voices than the guidelines ask for."""
        return self.voices < self.least_voices or self.first_hand < self.least_first_hand

    @property
    def is_settled(self) -> bool:
        return self.status in (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE)


@dataclass(frozen=True)
class Heard:
    """What the sources of one perspective add up to."""

    voices: int = 0
    first_hand: int = 0
    methods: tuple[str, ...] = ()
    invited: int | None = None
    answered: int = 0


def coverage(case: Case) -> list[PerspectiveCoverage]:
    """The six perspectives in their fixed order. Four queries, however large the case is."""
    perspectives = {perspective.kind: perspective for perspective in Perspective.objects.filter(case=case)}
    columns = ("kind", "perspective", "voices", "first_hand", "invited", "by_link")
    heard = _heard(Source.objects.filter(case=case, removed=False).only(*columns))
    needs = dict(
        Need.objects.active().filter(case=case).order_by().values_list("perspective").annotate(count=Count("pk"))
    )
    guidelines = Guidelines.objects.filter(organisation=case.organisation_id).first()
    return [
        _covered(perspectives[kind], heard.get(kind, Heard()), needs.get(kind, 0), guidelines)
        for kind in PerspectiveKind
        if kind in perspectives
    ]


def _heard(sources: Iterable[Source]) -> dict[str, Heard]:
    by_kind: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_kind[source.perspective].append(source)
    return {
        kind: Heard(
            voices=sum(source.voices for source in group),
            first_hand=sum(source.first_hand for source in group),
            methods=_methods({source.kind for source in group}),
            **_response(group),
        )
        for kind, group in by_kind.items()
    }


def _response(sources: Iterable[Source]) -> dict[str, Any]:
    """Over the sources that people were invited to. More voices than invited came another way."""
    asked = [(source.invited, source.voices - source.by_link) for source in sources if source.invited is not None]
    if not asked:
        return {}
    return {
        "invited": sum(invited for invited, _voices in asked),
        "answered": sum(min(invited, voices) for invited, voices in asked),
    }


def _methods(kinds: set[str]) -> tuple[str, ...]:
    """They are read after one another: only the first has a capital."""
    words = [str(word) for code, word in SOURCE_KINDS.items() if SourceKind(code) in kinds]
    return (*words[:1], *(word.lower() for word in words[1:]))


def _covered(perspective: Perspective, heard: Heard, needs: int, guidelines: Guidelines | None) -> PerspectiveCoverage:
    return PerspectiveCoverage(
        kind=perspective.kind,
        name=str(PERSPECTIVES[perspective.kind]),
        status=perspective.status,
        status_name=str(PERSPECTIVE_STATUSES[perspective.status]),
        voices=heard.voices,
        first_hand=heard.first_hand,
        methods=heard.methods,
        needs=needs,
        is_gap=_is_gap(perspective, heard, guidelines),
        least_voices=guidelines.least_voices if guidelines else 0,
        least_first_hand=guidelines.least_first_hand if guidelines else 0,
        invited=heard.invited,
        answered=heard.answered,
        has_reason=bool(perspective.deviation_reason.strip()),
    )


def _is_gap(perspective: Perspective, heard: Heard, guidelines: Guidelines | None) -> bool:
    if perspective.status == PerspectiveStatus.SET_ASIDE:
        return False
    if not heard.voices:
        return True
    too_few = guidelines is not None and (
        heard.voices < guidelines.least_voices or heard.first_hand < guidelines.least_first_hand
    )
    return too_few and not perspective.deviation_reason

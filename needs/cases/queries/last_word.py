"""The latest submitted version of a case and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from needs.casefile.kinds import Verdict

from ..models import Baseline, Decision
from ..wording import day

SAID = {
    Verdict.RETURN: pgettext_lazy("verdict on a need", "returned"),
    Verdict.REJECT: pgettext_lazy("verdict on a need", "rejected"),
}


@dataclass(frozen=True)
class OnNeed:
    ref: str
    url: str
    verdict: str | Promise
    comment: str


@dataclass(frozen=True)
class LastWord:
    """`verdict` is empty while the version is undecided; `needs` are those that were not approved."""

    version: int
    checksum: str
    submitted_by: str
    submitted_on: str
    verdict: str
    decided_by: str
    decided_on: str
    comment: str
    needs: list[OnNeed]


def last_word(baseline: Baseline | None, key: str) -> LastWord | None:
    """`baseline` comes with who submitted it and its decision, as `queries.task.standing` reads it."""
    if baseline is None:
        return None
    decision: Decision | None = getattr(baseline, "decision", None)
    return LastWord(
        version=baseline.version,
        checksum=" ".join(baseline.checksum[place : place + 4] for place in range(0, 16, 4)),
        submitted_by=baseline.submitted_by.name,
        submitted_on=day(baseline.submitted_at),
        verdict=decision.verdict if decision else "",
        decided_by=decision.decided_by.name if decision else "",
        decided_on=day(decision.decided_at) if decision else "",
        comment=decision.comment if decision else "",
        needs=_needs(decision, key) if decision else [],
    )


def _needs(decision: Decision, key: str) -> list[OnNeed]:
    return [
        OnNeed(said.need, _url(said.need, key), SAID[said.verdict], said.comment)
        for said in decision.record().needs
        if said.verdict in SAID
    ]


def _url(ref: str, key: str) -> str:
    return reverse("need", kwargs={"key": key, "number": int(ref.rpartition("-")[2])})

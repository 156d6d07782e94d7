"""Checking that chains, baselines and decisions are as they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from needs.casefile import canonical_bytes
from needs.safekeeping.events import broken_links

from ..models import Baseline, Decision


@dataclass(frozen=True)
class Fault:
    """`where` names the row so that a person can find it; `what` is `content`, `previous`, `sequence`,
    `checksum`, `form` (not a case file) or `columns` (the row's own columns disagree with its content)."""

    where: str
    what: str


def faults() -> Iterator[Fault]:
    """Every fault in the whole database, chains first."""
    for event, what in broken_links():
        yield Fault(f"event {event.stream}/{event.sequence}", what)
    yield from _baselines()
    yield from _decisions()


def _baselines() -> Iterator[Fault]:
    previous: Baseline | None = None
    for baseline in Baseline.objects.select_related("case").order_by("case", "version").iterator():
        where = f"baseline {baseline.case.number} version {baseline.version}"
        before = previous if previous and previous.case_id == baseline.case_id else None
        if _sum(baseline.content) != baseline.checksum:
            yield Fault(where, "checksum")
        if baseline.previous_checksum != (before.checksum if before else ""):
            yield Fault(where, "previous")
        if baseline.version != (before.version + 1 if before else 1):
            yield Fault(where, "sequence")
        yield from _contents(where, baseline)
        previous = baseline


def _contents(where: str, baseline: Baseline) -> Iterator[Fault]:
    try:
        file = baseline.case_file()
    except ValidationError:
        yield Fault(where, "form")
        return
    if canonical_bytes(file).decode() != baseline.content:
        yield Fault(where, "form")
    said = (file.version, file.previous_checksum, file.frozen_at, file.case.key)
    if said != (baseline.version, baseline.previous_checksum, baseline.submitted_at, baseline.case.key):
        yield Fault(where, "columns")


def _decisions() -> Iterator[Fault]:
    for decision in Decision.objects.select_related("baseline__case").order_by("pk").iterator():
        where = f"decision {decision.baseline.case.number} version {decision.baseline.version}"
        if _sum(decision.content) != decision.checksum:
            yield Fault(where, "checksum")
        try:
            record = decision.record()
        except ValidationError:
            yield Fault(where, "form")
            continue
        said = (record.version, record.checksum, record.verdict.value, record.comment, record.decided_at)
        baseline = decision.baseline
        if said != (baseline.version, baseline.checksum, decision.verdict, decision.comment, decision.decided_at):
            yield Fault(where, "columns")


def _sum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()

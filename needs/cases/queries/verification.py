"""Checking that chains, baselines, decisions and files are as they were written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from pydantic import ValidationError

from needs.casefile import canonical_bytes
from needs.casefile.kinds import CaseState
from needs.safekeeping.events import broken_ends, broken_links
from needs.safekeeping.files import unlike_what_was_kept
from needs.safekeeping.immutable import missing_triggers
from needs.safekeeping.models import Chain, Event

from ..annexes import annex_faults
from ..models import Baseline, Case, Decision

STORED = "baseline.stored"
DECIDED = {"approve": "case.approved", "return": "case.returned", "reject": "case.rejected"}
SETTLED = (CaseState.SUBMITTED, CaseState.APPROVED, CaseState.RETURNED, CaseState.REJECTED)


@dataclass(frozen=True)
class Fault:
    """`where` names the row so that a person can find it; `what` is `content`, `previous`, `sequence`,
    `checksum`, `form` (not a case file), `columns` (the row's own columns disagree with its content), `count` (a sum
    disagrees with what it counts) or `missing` (something that the rest says was there)."""

    where: str
    what: str


def faults() -> Iterator[Fault]:
    """Every fault in the whole database, chains first."""
    for event, what in broken_links():
        yield Fault(f"event {event.stream}/{event.sequence}", what)
    for stream in broken_ends():
        yield Fault(f"events {stream}", "missing")
    for table in missing_triggers(connection):
        yield Fault(f"triggers on {table}", "missing")
    yield from _baselines()
    yield from _decisions()
    for case in Case.objects.order_by("pk").iterator():
        yield from _case(case)
    for file, what in unlike_what_was_kept():
        yield Fault(f"file {file.path} {file.name}", what)
    for where, what in annex_faults():
        yield Fault(where, what)


def _case(case: Case) -> Iterator[Fault]:
    """What the case and its events say was submitted and decided must be there, by the same people."""
    told = list(Event.objects.filter(stream=case.key, kind__in=[STORED, *DECIDED.values()]).order_by("sequence"))
    if not Chain.objects.filter(stream=case.key).exists():
        yield Fault(f"events of {case.number}", "missing")
    stored = [(event.note, event.by_id) for event in told if event.kind == STORED]
    if stored != list(case.baselines.order_by("version").values_list("checksum", "submitted_by")):
        yield Fault(f"baselines of {case.number}", "missing")
    decided = [(event.kind, event.note, event.by_id) for event in told if event.kind != STORED]
    rows = Decision.objects.filter(baseline__case=case).order_by("baseline__version")
    if decided != [(DECIDED[row.verdict], row.comment, row.decided_by_id) for row in rows]:
        yield Fault(f"decisions of {case.number}", "missing")
    if case.state in SETTLED and not case.baselines.exists():
        yield Fault(f"baselines of {case.number}", "missing")


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

"""What an approver needs in ten minutes: what has changed, what is weak, and each need to decide on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from needs.casefile import CaseFile, difference, words
from needs.casefile.difference import FieldChange, RecordChange, Words
from needs.casefile.kinds import Verdict
from needs.casefile.models import Need
from needs.cases.choices import ALTERNATIVES, MOSCOW, PERSPECTIVES
from needs.cases.choices import Words as Labels
from needs.cases.models import Baseline, Case
from needs.cases.queries.field_words import label, shown

from ..content.reading import Reading, read
from ..content.sentence import name, sentence
from ..content.weaknesses import weaknesses
from ..content.wording import moment, money

TITLES: Labels = {
    "case": _lazy("The case itself"),
    "alternatives": _lazy("Alternative: %(id)s"),
    "perspectives": _lazy("Perspective: %(id)s"),
    "goals": _lazy("Goal %(id)s"),
    "sources": _lazy("Source %(id)s"),
    "effects": _lazy("Effect %(id)s"),
    "needs": "",
}
NOTES: Labels = {"added": _lazy("New since last time"), "removed": _lazy("Taken out since last time")}
# What moves by itself, and says nothing about the content.
UNSAID = frozenset({"scores", "status", "version"})


@dataclass(frozen=True)
class ChangedField:
    label: str
    runs: Sequence[Words]


@dataclass(frozen=True)
class Change:
    """One record that differs from the version before; `note` says so when it is new or gone as a whole."""

    title: str
    note: str
    fields: Sequence[ChangedField]


@dataclass(frozen=True)
class NeedRow:
    """A need to decide on. `changed` tells that it is new or differs from when it was last approved."""

    ref: str
    title: str
    sentence: str
    moscow: str
    facts: str
    changed: bool


@dataclass(frozen=True)
class DecisionPage:
    version: int
    previous: int | None
    submitted_at: str
    submitted_by: str
    owner: str
    value: str
    earlier_comment: str
    earlier_verdict: str
    changes: Sequence[Change]
    weak_points: Sequence[str]
    needs: Sequence[NeedRow]
    left_out: Sequence[str]


def decision_page(case: Case, baseline: Baseline) -> DecisionPage:
    """Made from the submitted case file and the one before it, never from the rows."""
    file = baseline.case_file()
    reading = read(file, None, ())
    earlier = case.baselines.filter(version=baseline.version - 1).first()
    before = earlier.case_file() if earlier else None
    decided = file.decisions[-1] if file.decisions else None
    return DecisionPage(
        version=baseline.version,
        previous=earlier.version if earlier else None,
        submitted_at=moment(baseline.submitted_at),
        submitted_by=file.frozen_by,
        owner=file.case.owner,
        value=money(file.case.estimated_value) if file.case.estimated_value is not None else "",
        earlier_comment=decided.comment if decided else "",
        earlier_verdict=decided.verdict.value if decided else "",
        changes=list(_changes(before, file)) if before else [],
        weak_points=weaknesses(reading),
        needs=[_row(case, reading, need, before) for need in reading.for_decision],
        left_out=[f"{need.id} {name(need)}" for need in reading.drafts],
    )


def settled(case: Case, page: DecisionPage) -> list[str]:
    """Ids of the needs that were approved in an earlier version and read as they did then."""
    approved: set[str] = set()
    for baseline in case.baselines.filter(decision__isnull=False).select_related("decision").order_by("version"):
        for verdict in baseline.decision.record().needs:
            (approved.add if verdict.verdict == Verdict.APPROVE else approved.discard)(verdict.need)
    return [row.ref for row in page.needs if row.ref in approved and not row.changed]


def _row(case: Case, reading: Reading, need: Need, before: CaseFile | None) -> NeedRow:
    return NeedRow(
        ref=need.id,
        title=name(need),
        sentence=sentence(need),
        moscow=str(MOSCOW[need.moscow]) if need.moscow else "",
        facts=_facts(reading, need),
        changed=before is None or _content(need) != _content_before(before, need.id),
    )


def _facts(reading: Reading, need: Need) -> str:
    effects = reading.effects_of(need)
    parts = [
        need.moscow_reason.strip().rstrip("."),
        _("%(goals)s goals, %(sources)s sources") % {"goals": len(need.goals), "sources": len(need.sources)},
        _("Effect: %(indicator)s") % {"indicator": effects[0].indicator} if effects else "",
    ]
    return ". ".join(part for part in parts if part)


def _content(need: Need) -> dict[str, Any]:
    """What the approver approves: all of the need but its scores, status and time of change."""
    return need.model_dump(exclude={"status", "changed_at", "scores", "note"})


def _content_before(before: CaseFile, ref: str) -> dict[str, Any] | None:
    return next((_content(need) for need in before.needs if need.id == ref), None)


def _changes(before: CaseFile, after: CaseFile) -> Iterator[Change]:
    for change in difference(before, after):
        if change.part in TITLES:
            note = NOTES.get(change.kind, "")
            fields = [_field(change.part, field) for field in change.fields if field.field not in UNSAID]
            if note or fields:
                yield Change(_title(change, after), str(note), fields)


def _field(part: str, field: FieldChange) -> ChangedField:
    """`consequence.impact` in the file is `impact` in the rows, `current_situation.costs` is `situation_costs`."""
    group, _dot, last = field.field.rpartition(".")
    name = {"current_situation": f"situation_{last}", "secrecy": f"secrecy_{last}"}.get(group, last)
    name = "consequence" if (group, last) == ("consequence", "text") else name
    record = part.rstrip("s")
    return ChangedField(label(name), words(_text(record, name, field.before), _text(record, name, field.after)))


def _text(record: str, name: str, value: Any) -> str:
    if name == "answers":
        return "\n".join(f"{answer['wording']} {answer['text']}" for answer in value or [])
    return shown(record, name, value, {})


def _title(change: RecordChange, after: CaseFile) -> str:
    if change.part == "needs":
        need = next((need for need in after.needs if need.id == change.id), None)
        return f"{change.id} {name(need)}" if need else change.id
    labels = {"perspectives": PERSPECTIVES, "alternatives": ALTERNATIVES}.get(change.part, {})
    return str(TITLES[change.part]) % {"id": labels.get(change.id, change.id)}

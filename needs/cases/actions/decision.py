"""Submitting, withdrawing, deciding, revising and cancelling: the moves in the life of a case."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from needs.accounts.models import User
from needs.casefile import CaseFile, canonical_bytes, checksum
from needs.casefile.kinds import NeedStatus, Verdict
from needs.casefile.models import Decision as DecisionRecord
from needs.casefile.models import NeedDecision
from needs.safekeeping import keeping
from needs.safekeeping.refusal import refuse_if

from ..models import Baseline, Case, Decision, Need
from ..rules.access import may_decide_in
from ..rules.approval import deciding, mandate_for, verdicts
from ..rules.decision import cancelling, stale
from ..rules.lifecycle import TRANSITIONS, wrong_state
from ..rules.submission import obstacles
from ..snapshot import snapshot
from .boundary import holding, place, tell

NEED_STATUS = {Verdict.RETURN: NeedStatus.RETURNED, Verdict.REJECT: NeedStatus.REJECTED}


def submit_case(*, case: Case, by: User) -> Baseline:
    """Freeze the case as the next baseline and lay it before the approver.

    Raises `RuleViolation` with every obstacle.
    """
    with holding(case, by=by) as fresh:
        refuse_if(wrong_state("submit", fresh))
        refuse_if(obstacles(fresh))
        _move(fresh, "submit", by=by, kind="case.submitted")
        baseline = _freeze(fresh, by)
        tell(fresh, kind="baseline.stored", by=by, record=f"baseline:{baseline.version}", note=baseline.checksum)
        return baseline


def withdraw_case(*, case: Case, by: User) -> Case:
    """Take an undecided case back to work on it. The baseline stays as it was submitted."""
    with holding(case, by=by) as fresh:
        refuse_if(wrong_state("withdraw", fresh))
        return _move(fresh, "withdraw", by=by, kind="case.withdrawn")


def decide_case(
    *, case: Case, version: int, verdict: str, comment: str, needs: Mapping[str, tuple[str, str]], by: User
) -> Decision:
    """Decide on a submitted version: on each need, `{"B-001": (verdict, comment)}`, and on the whole.

    Raises `PermissionDenied` for one who is no approver, and `RuleViolation` for the wrong state or version,
    a person the delegation or four eyes exclude, a missing verdict, a no without a comment.
    """
    with holding(case, by=by, allowed=may_decide_in) as fresh:
        refuse_if(wrong_state("approve", fresh))
        baseline = fresh.baselines.latest("version")
        refuse_if([*stale(fresh, baseline, version), *deciding(by, fresh, baseline)])
        file = baseline.case_file()
        refuse_if(verdicts(fresh, verdict=verdict, comment=comment, needs=needs, expected=_decidable(file)))
        decision = _store(fresh, baseline, Verdict(verdict), comment, needs, by)
        Case.objects.filter(pk=fresh.pk).update(approver=by)
        _move(fresh, verdict, by=by, kind=f"case.{TRANSITIONS[verdict].to}", note=comment)
        _apply(fresh, Verdict(verdict), needs, by)
        return decision


def revise_case(*, case: Case, by: User) -> Case:
    """Open a decided case for a new version. What was decided stays in its baseline."""
    with holding(case, by=by) as fresh:
        refuse_if(wrong_state("revise", fresh))
        Case.objects.filter(pk=fresh.pk).update(approver=None)
        return _move(fresh, "revise", by=by, kind="case.revised")


def cancel_case(*, case: Case, reason: str, by: User) -> Case:
    """End a case without a decision, with a reason. Nothing is deleted."""
    with holding(case, by=by) as fresh:
        refuse_if([*wrong_state("cancel", fresh), *cancelling(fresh, reason)])
        return _move(fresh, "cancel", by=by, kind="case.cancelled", note=reason)


def _move(case: Case, transition: str, *, by: User, kind: str, note: str = "") -> Case:
    values = {"state": TRANSITIONS[transition].to.value}
    where = place(case, record="case", kind=kind)
    moved = keeping.change(case, values=values, edit=None, by=by, place=where, note=note)
    case.state, case.version = moved.state, moved.version
    return moved


def _freeze(case: Case, by: User) -> Baseline:
    previous = case.baselines.order_by("-version").first()
    now = timezone.now()
    version = previous.version + 1 if previous else 1
    file = snapshot(case).model_copy(
        update={
            "version": version,
            "frozen_at": now,
            "frozen_by": by.name,
            "previous_checksum": previous.checksum if previous else "",
        }
    )
    return Baseline.objects.create(
        case=case,
        version=version,
        content=canonical_bytes(file).decode(),
        checksum=checksum(file),
        previous_checksum=file.previous_checksum,
        submitted_by=by,
        submitted_at=now,
    )


def _decidable(file: CaseFile) -> list[str]:
    left_out = {NeedStatus.DRAFT, NeedStatus.REJECTED, NeedStatus.DEFERRED, NeedStatus.MERGED}
    return [need.id for need in file.needs if need.status not in left_out]


def _store(
    case: Case, baseline: Baseline, verdict: Verdict, comment: str, needs: Mapping[str, tuple[str, str]], by: User
) -> Decision:
    record = DecisionRecord(
        version=baseline.version,
        checksum=baseline.checksum,
        verdict=verdict,
        decided_by=by.name,
        decided_at=timezone.now(),
        comment=comment,
        mandate=mandate_for(case).text,
        needs=[NeedDecision(need=ref, verdict=Verdict(v), comment=why) for ref, (v, why) in sorted(needs.items())],
    )
    return Decision.objects.create(
        baseline=baseline,
        verdict=verdict.value,
        comment=comment,
        content=canonical_bytes(record).decode(),
        checksum=checksum(record),
        decided_by=by,
        decided_at=record.decided_at,
    )


def _apply(case: Case, whole: Verdict, needs: Mapping[str, tuple[str, str]], by: User) -> None:
    """Give each need the status the decision gives it; a need is approved only when the whole is."""
    records = {need.ref: need for need in Need.objects.filter(case=case)}
    for ref, (verdict, comment) in needs.items():
        if verdict == Verdict.APPROVE and whole != Verdict.APPROVE:
            continue
        status = NEED_STATUS.get(Verdict(verdict), NeedStatus.APPROVED)
        values = {"status": status.value}
        if status == NeedStatus.REJECTED:
            values["retired_reason"] = comment
        where = place(case, record=f"need:{ref}", kind=f"need.{status}")
        keeping.change(records[ref], values=values, edit=None, by=by, place=where, note=comment)

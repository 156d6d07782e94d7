"""The decision: what is asked for, what was decided of the whole and of each need, and by whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from needs.casefile.kinds import Verdict
from needs.casefile.models import Decision, NeedDecision

from .prose import Prose, prose
from .reading import Reading
from .sentence import name
from .standing import Stage
from .wording import day, listed, moment, number


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    title: str
    verdict: str
    comment: Prose


@dataclass(frozen=True, slots=True)
class Earlier:
    version: str
    verdict: str
    signed: str
    comment: Prose


@dataclass(frozen=True, slots=True)
class Decided:
    """`finding` tells the verdict; without a decision `request` tells what is asked for."""

    finding: str
    request: tuple[str, ...]
    signed_by: str
    signed: str
    comment: Prose
    lines: tuple[Line, ...]
    earlier: tuple[Earlier, ...]
    is_decided: bool


def build(reading: Reading) -> Decided:
    decision = reading.decision
    return Decided(
        finding=_finding(decision) if decision else "",
        request=() if decision else request(reading),
        signed_by=decision.decided_by if decision else "",
        signed=_signed(decision) if decision else "",
        comment=prose(decision.comment) if decision else (),
        lines=_lines(reading),
        earlier=tuple(_earlier(one) for one in reading.file.decisions if one != decision),
        is_decided=decision is not None,
    )


def request(reading: Reading) -> tuple[str, ...]:
    """What the reader is asked to decide, or what has been decided, in a sentence or two."""
    if reading.decision:
        return (_finding(reading.decision),)
    due = reading.file.case.decision_due_on
    asked = _asked(reading)
    return (asked, _("The decision is due on %(day)s.") % {"day": day(due)}) if due else (asked,)


def _asked(reading: Reading) -> str:
    count, approver = len(reading.for_decision), reading.file.case.approver.strip()
    if reading.standing.stage == Stage.DRAFT:
        return ngettext(
            "Once submitted, %(who)s is asked to approve %(count)s need as the basis for the procurement.",
            "Once submitted, %(who)s is asked to approve %(count)s needs as the basis for the procurement.",
            count,
        ) % {"who": approver or _("the approver"), "count": number(count)}
    return ngettext(
        "%(who)s is asked to approve %(count)s need as the basis for the procurement.",
        "%(who)s is asked to approve %(count)s needs as the basis for the procurement.",
        count,
    ) % {"who": approver or _("The approver"), "count": number(count)}


def _finding(decision: Decision) -> str:
    whole = {
        Verdict.APPROVE: _("Version %(version)d of the needs report is approved."),
        Verdict.RETURN: _("Version %(version)d of the needs report is returned."),
        Verdict.REJECT: _("Version %(version)d of the needs report is rejected."),
    }[decision.verdict] % {"version": decision.version}
    return f"{whole} {_counted(decision.needs)}".strip()


def _counted(needs: Sequence[NeedDecision]) -> str:
    counts = Counter(one.verdict for one in needs)
    words = {
        Verdict.APPROVE: lambda n: ngettext("%(n)d need is approved", "%(n)d needs are approved", n),
        Verdict.RETURN: lambda n: ngettext("%(n)d is returned", "%(n)d are returned", n),
        Verdict.REJECT: lambda n: ngettext("%(n)d is rejected", "%(n)d are rejected", n),
    }
    told = [told_of(counts[verdict]) % {"n": counts[verdict]} for verdict, told_of in words.items() if counts[verdict]]
    return f"{listed(told)}." if told else ""


def verdict_word(verdict: Verdict) -> str:
    return {
        Verdict.APPROVE: pgettext("decided", "Approved"),
        Verdict.RETURN: pgettext("decided", "Returned"),
        Verdict.REJECT: pgettext("decided", "Rejected"),
    }[verdict]


def _whole_word(verdict: Verdict) -> str:
    return {
        Verdict.APPROVE: pgettext("decided version", "approved"),
        Verdict.RETURN: pgettext("decided version", "returned"),
        Verdict.REJECT: pgettext("decided version", "rejected"),
    }[verdict]


def _signed(decision: Decision) -> str:
    facts = {"moment": moment(decision.decided_at), "mandate": decision.mandate.strip()}
    if facts["mandate"]:
        return _("Decided %(moment)s under %(mandate)s.") % facts
    return _("Decided %(moment)s.") % facts


def _lines(reading: Reading) -> tuple[Line, ...]:
    titles = {need.id: name(need) for need in reading.file.needs}
    return tuple(
        Line(one.need, titles.get(one.need, ""), verdict_word(one.verdict), prose(one.comment))
        for one in sorted(reading.verdicts.values(), key=lambda one: (len(one.need), one.need))
    )


def _earlier(decision: Decision) -> Earlier:
    return Earlier(
        version=_("Version %(version)d") % {"version": decision.version},
        verdict=_whole_word(decision.verdict),
        signed=_("%(who)s, %(moment)s") % {"who": decision.decided_by, "moment": moment(decision.decided_at)},
        comment=prose(decision.comment),
    )

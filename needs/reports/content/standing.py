"""How far a case file has come: draft, submitted, or approved by a decision about exactly these bytes."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from needs.casefile import CaseFile, Decision, checksum
from needs.casefile.kinds import Verdict


class Stage(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REJECTED = "rejected"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Standing:
    """`mark` stands on every page, `label` where there is room. `checksum` is empty until something is frozen."""

    stage: Stage
    mark: str
    label: str
    version: int | None = None
    checksum: str = ""

    @property
    def is_draft(self) -> bool:
        """Everything that nobody has approved is a draft to the one who reads it."""
        return self.stage != Stage.APPROVED

    @property
    def checksum_in_groups(self) -> str:
        return " ".join(self.checksum[at : at + 4] for at in range(0, len(self.checksum), 4))


def concerns(decision: Decision, case_file: CaseFile) -> bool:
    """Whether the decision is about exactly this content."""
    return decision.version == case_file.version and decision.checksum == checksum(case_file)


def standing(case_file: CaseFile, decision: Decision | None) -> Standing:
    """`decision` must concern the file."""
    version = case_file.version
    if version is None:
        return Standing(Stage.DRAFT, _("DRAFT"), _("Draft"))
    stage = _stage(decision)
    label = _label(stage) % {"version": version}
    mark = label if stage == Stage.APPROVED else " · ".join((_("DRAFT"), label))
    return Standing(stage, mark, label, version, checksum(case_file))


def _stage(decision: Decision | None) -> Stage:
    if decision is None:
        return Stage.SUBMITTED
    return {
        Verdict.APPROVE: Stage.APPROVED,
        Verdict.RETURN: Stage.RETURNED,
        Verdict.REJECT: Stage.REJECTED,
    }[decision.verdict]


def _label(stage: Stage) -> str:
    return {
        Stage.SUBMITTED: _("Submitted for decision, version %(version)d"),
        Stage.RETURNED: _("Returned, version %(version)d"),
        Stage.REJECTED: _("Rejected, version %(version)d"),
        Stage.APPROVED: _("Approved version %(version)d"),
    }[stage]

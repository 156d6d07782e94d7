"""The words for the codes of `needs.casefile.kinds`, in the order they are shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from needs.accounts.choices import PERSPECTIVES as PERSPECTIVES
from needs.casefile.kinds import (
    AlternativeKind,
    AlternativeVerdict,
    AnswerState,
    CaseState,
    CriterionDirection,
    EffectDirection,
    Handling,
    Involvement,
    Moscow,
    NeedKind,
    NeedStatus,
    PerspectiveKind,
    PerspectiveStatus,
    ProcurementKind,
    SourceKind,
    StakeholderRole,
    Verdict,
)

Words = Mapping[str, str | Promise]

PERSPECTIVE_HINTS: Words = {
    PerspectiveKind.CUSTOMER: _("The one who orders and pays."),
    PerspectiveKind.CITIZEN: _("Residents, patients, pupils, visitors: those who meet the service."),
    PerspectiveKind.OPERATIONS: _("Staff who deliver the service and live with it."),
    PerspectiveKind.POLITICAL_VISION: _("What elected representatives have decided and want to achieve."),
    PerspectiveKind.BUSINESS: _("The single company, also the small one."),
    PerspectiveKind.INDUSTRY: _("Trade associations and the market as a whole."),
}
PERSPECTIVE_STATUSES: Words = {
    PerspectiveStatus.NOT_STARTED: _("Not started"),
    PerspectiveStatus.IN_PROGRESS: _("In progress"),
    PerspectiveStatus.HEARD: _("Heard"),
    PerspectiveStatus.SET_ASIDE: _("Set aside"),
}
ANSWER_STATES: Words = {
    AnswerState.ANSWERED: _("Answered"),
    AnswerState.DO_NOT_KNOW: _("We do not know"),
    AnswerState.NOT_RELEVANT: _("Not relevant"),
}
PROCUREMENT_KINDS: Words = {
    ProcurementKind.GOODS: _("Goods"),
    ProcurementKind.SERVICES: _("Services"),
    ProcurementKind.WORKS: _("Works"),
}
ALTERNATIVES: Words = {
    AlternativeKind.DO_NOTHING: _("Do nothing"),
    AlternativeKind.OWN_OPERATION: _("Do it ourselves"),
    AlternativeKind.SHARE: _("Share with others"),
    AlternativeKind.REPAIR: _("Repair or extend what we have"),
    AlternativeKind.LEASE: _("Rent or lease"),
    AlternativeKind.BUY: _("Buy"),
}
ALTERNATIVE_VERDICTS: Words = {
    AlternativeVerdict.NOT_ASSESSED: _("Not assessed"),
    AlternativeVerdict.REJECTED: pgettext_lazy("alternative", "Ruled out"),
    AlternativeVerdict.POSSIBLE: pgettext_lazy("alternative", "Possible"),
    AlternativeVerdict.CHOSEN: pgettext_lazy("alternative", "Chosen"),
}
SOURCE_KINDS: Words = {
    SourceKind.INTERVIEW: _("Interview"),
    SourceKind.WORKSHOP: _("Workshop"),
    SourceKind.HEARING: _("Hearing"),
    SourceKind.OBSERVATION: _("Observation"),
    SourceKind.SURVEY: _("Survey"),
    SourceKind.STATISTICS: _("Statistics"),
    SourceKind.DOCUMENT: _("Document"),
    SourceKind.MARKET_DIALOGUE: _("Market dialogue"),
    SourceKind.CONTRIBUTION: _("Contribution"),
}
STAKEHOLDER_ROLES: Words = {
    StakeholderRole.USES: pgettext_lazy("stakeholder", "Uses it"),
    StakeholderRole.DECIDES: pgettext_lazy("stakeholder", "Decides"),
    StakeholderRole.SUPPLIES: pgettext_lazy("stakeholder", "Supplies"),
    StakeholderRole.SPEAKS_FOR: pgettext_lazy("stakeholder", "Speaks for others"),
}
INVOLVEMENTS: Words = {
    Involvement.INQUIRY: pgettext_lazy("involvement", "Questions by link"),
    Involvement.INTERVIEW: pgettext_lazy("involvement", "Interview"),
    Involvement.WORKSHOP: pgettext_lazy("involvement", "Workshop"),
    Involvement.OBSERVATION: pgettext_lazy("involvement", "Observation"),
    Involvement.REFERENCE_GROUP: pgettext_lazy("involvement", "Reference group"),
    Involvement.INFORMED: pgettext_lazy("involvement", "Kept informed"),
}
HANDLINGS: Words = {
    Handling.UNREAD: pgettext_lazy("answer", "New"),
    Handling.USED: pgettext_lazy("answer", "Used"),
    Handling.SET_ASIDE: pgettext_lazy("answer", "Set aside"),
}
NEED_KINDS: Words = {
    NeedKind.FUNCTION: pgettext_lazy("need kind", "Function"),
    NeedKind.CAPACITY: pgettext_lazy("need kind", "Capacity"),
    NeedKind.AVAILABILITY: pgettext_lazy("need kind", "Availability"),
    NeedKind.ACCESSIBILITY: pgettext_lazy("need kind", "Accessibility"),
    NeedKind.SECURITY: pgettext_lazy("need kind", "Security"),
    NeedKind.INTEGRATION: pgettext_lazy("need kind", "Integration"),
    NeedKind.ENVIRONMENT: pgettext_lazy("need kind", "Environment"),
    NeedKind.SOCIAL: pgettext_lazy("need kind", "Social"),
    NeedKind.LEGAL: pgettext_lazy("need kind", "Legal"),
    NeedKind.ECONOMY: pgettext_lazy("need kind", "Economy"),
}
NEED_STATUSES: Words = {
    NeedStatus.DRAFT: pgettext_lazy("need status", "Draft"),
    NeedStatus.PROPOSED: pgettext_lazy("need status", "Proposed"),
    NeedStatus.PRIORITISED: pgettext_lazy("need status", "Prioritised"),
    NeedStatus.APPROVED: pgettext_lazy("need status", "Approved"),
    NeedStatus.RETURNED: pgettext_lazy("need status", "Returned"),
    NeedStatus.REJECTED: pgettext_lazy("need status", "Rejected"),
    NeedStatus.DEFERRED: pgettext_lazy("need status", "Deferred"),
    NeedStatus.MERGED: pgettext_lazy("need status", "Merged"),
}
MOSCOW: Words = {
    Moscow.MUST: pgettext_lazy("moscow", "Must"),
    Moscow.SHOULD: pgettext_lazy("moscow", "Should"),
    Moscow.COULD: pgettext_lazy("moscow", "Could"),
    Moscow.WONT: pgettext_lazy("moscow", "Not this time"),
}
EFFECT_DIRECTIONS: Words = {
    EffectDirection.DECREASE: _("Shall decrease"),
    EffectDirection.INCREASE: _("Shall increase"),
}
CRITERION_DIRECTIONS: Words = {
    CriterionDirection.BENEFIT: _("More is better"),
    CriterionDirection.COST: _("Less is better"),
}
CASE_STATES: Words = {
    CaseState.DRAFT: pgettext_lazy("case state", "In progress"),
    CaseState.SUBMITTED: pgettext_lazy("case state", "Submitted for decision"),
    CaseState.APPROVED: pgettext_lazy("case state", "Approved"),
    CaseState.RETURNED: pgettext_lazy("case state", "Returned"),
    CaseState.REJECTED: pgettext_lazy("case state", "Rejected"),
    CaseState.PROCURED: pgettext_lazy("case state", "Procured"),
    CaseState.FOLLOWING_UP: pgettext_lazy("case state", "Being followed up"),
    CaseState.CLOSED: pgettext_lazy("case state", "Closed"),
    CaseState.CANCELLED: pgettext_lazy("case state", "Cancelled"),
}
VERDICTS: Words = {
    Verdict.APPROVE: pgettext_lazy("verdict", "Approve"),
    Verdict.RETURN: pgettext_lazy("verdict", "Return"),
    Verdict.REJECT: pgettext_lazy("verdict", "Reject"),
}
# Of the whole the approver says another word than of a need.
WHOLE_VERDICTS: Words = {**VERDICTS, Verdict.APPROVE: pgettext_lazy("verdict on the whole", "Approve")}
STRENGTHS: Mapping[int, str | Promise] = {
    1: _("1 Contributes"),
    2: _("2 Contributes clearly"),
    3: _("3 Decisive"),
}

PROBABILITIES: Mapping[int, str | Promise] = {
    1: _("1 Very unlikely"),
    2: _("2 Unlikely"),
    3: _("3 Possible"),
    4: _("4 Likely"),
    5: _("5 Almost certain"),
}
IMPACTS: Mapping[int, str | Promise] = {
    1: _("1 Negligible"),
    2: _("2 Limited"),
    3: _("3 Noticeable"),
    4: _("4 Serious"),
    5: _("5 Very serious"),
}
EFFORTS: Mapping[int, str | Promise] = {
    1: _("1 Very small"),
    2: _("2 Small"),
    3: _("3 Medium"),
    4: _("4 Large"),
    5: _("5 Very large"),
}
INFLUENCES: Mapping[int, str | Promise] = {
    1: pgettext_lazy("influence", "1 Very little"),
    2: pgettext_lazy("influence", "2 Little"),
    3: pgettext_lazy("influence", "3 Some"),
    4: pgettext_lazy("influence", "4 Much"),
    5: pgettext_lazy("influence", "5 Decides"),
}
AFFECTED: Mapping[int, str | Promise] = {
    1: pgettext_lazy("affected", "1 Hardly at all"),
    2: pgettext_lazy("affected", "2 A little"),
    3: pgettext_lazy("affected", "3 Somewhat"),
    4: pgettext_lazy("affected", "4 Much"),
    5: pgettext_lazy("affected", "5 Very much"),
}


def pairs(words: Mapping[str, str | Promise]) -> list[tuple[str, str | Promise]]:
    """The choices of a field, codes as plain texts."""
    return [(str(code), word) for code, word in words.items()]

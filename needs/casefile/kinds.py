"""The closed vocabularies of a case: the values that stand in rows, files and addresses.

Their words in Swedish and English live in `needs.cases.choices`; here are only the codes.
"""

from enum import StrEnum


class PerspectiveKind(StrEnum):
    CUSTOMER = "customer"
    CITIZEN = "citizen"
    OPERATIONS = "operations"
    POLITICAL_VISION = "political_vision"
    BUSINESS = "business"
    INDUSTRY = "industry"


class PerspectiveStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    HEARD = "heard"
    SET_ASIDE = "set_aside"


class AnswerState(StrEnum):
    ANSWERED = "answered"
    DO_NOT_KNOW = "do_not_know"
    NOT_RELEVANT = "not_relevant"


class ProcurementKind(StrEnum):
    GOODS = "goods"
    SERVICES = "services"
    WORKS = "works"


class AlternativeKind(StrEnum):
    DO_NOTHING = "do_nothing"
    OWN_OPERATION = "own_operation"
    SHARE = "share"
    REPAIR = "repair"
    LEASE = "lease"
    BUY = "buy"


class AlternativeVerdict(StrEnum):
    NOT_ASSESSED = "not_assessed"
    REJECTED = "rejected"
    POSSIBLE = "possible"
    CHOSEN = "chosen"


class SourceKind(StrEnum):
    CONTRIBUTION = "contribution"
    INTERVIEW = "interview"
    WORKSHOP = "workshop"
    HEARING = "hearing"
    OBSERVATION = "observation"
    SURVEY = "survey"
    STATISTICS = "statistics"
    DOCUMENT = "document"
    MARKET_DIALOGUE = "market_dialogue"


class StakeholderRole(StrEnum):
    USES = "uses"
    DECIDES = "decides"
    SUPPLIES = "supplies"
    SPEAKS_FOR = "speaks_for"


class Involvement(StrEnum):
    """In which way somebody is to be heard."""

    INQUIRY = "inquiry"
    INTERVIEW = "interview"
    WORKSHOP = "workshop"
    OBSERVATION = "observation"
    REFERENCE_GROUP = "reference_group"
    INFORMED = "informed"


class Handling(StrEnum):
    """What the authority has done with an answer it has received."""

    UNREAD = "unread"
    USED = "used"
    SET_ASIDE = "set_aside"


class NeedKind(StrEnum):
    FUNCTION = "function"
    CAPACITY = "capacity"
    AVAILABILITY = "availability"
    ACCESSIBILITY = "accessibility"
    SECURITY = "security"
    INTEGRATION = "integration"
    ENVIRONMENT = "environment"
    SOCIAL = "social"
    LEGAL = "legal"
    ECONOMY = "economy"


class NeedStatus(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    PRIORITISED = "prioritised"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    MERGED = "merged"


class Moscow(StrEnum):
    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"


class EffectDirection(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"


class CriterionDirection(StrEnum):
    BENEFIT = "benefit"
    COST = "cost"


class CaseState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    PROCURED = "procured"
    FOLLOWING_UP = "following_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """What an approver says of a need or of the whole."""

    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"


# Needs that have left the case: neither counted, scored nor decided.
RETIRED = frozenset({NeedStatus.REJECTED, NeedStatus.DEFERRED, NeedStatus.MERGED})

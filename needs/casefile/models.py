"""What a case *is* as data: the form in which it is frozen, compared, reported and exchanged.

A `CaseFile` holds everything the approver signs. It knows nothing of databases; `needs.cases.snapshot`
fills it from rows and `needs.exchange` reads it back. Ids inside a file (`B-001`, `U-001`, `E-001`, `M1`)
are those people see, so a file can be read without the database it came from.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from .kinds import (
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

Step = Annotated[int, Field(ge=1, le=5)]
# A number has one way of writing: `B-001` and `B-1000`, never `B-0001`.
NeedId = Annotated[str, Field(pattern=r"^B-([0-9]{3}|[1-9][0-9]{3,5})$")]
SourceId = Annotated[str, Field(pattern=r"^U-([0-9]{3}|[1-9][0-9]{3,5})$")]
StakeholderId = Annotated[str, Field(pattern=r"^I-([0-9]{3}|[1-9][0-9]{3,5})$")]
InquiryId = Annotated[str, Field(pattern=r"^F-([0-9]{3}|[1-9][0-9]{3,5})$")]
EffectId = Annotated[str, Field(pattern=r"^E-([0-9]{3}|[1-9][0-9]{3,5})$")]
GoalId = Annotated[str, Field(pattern=r"^M[1-9][0-9]{0,5}$")]
QuestionId = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,9}$")]
ComparisonId = Annotated[str, Field(pattern=r"^[A-Z]?[0-9]{1,9}$")]
PartId = Annotated[str, Field(pattern=r"^([A-Z][0-9]{1,9}|need-[0-9]{1,2})$")]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Organisation(Part):
    name: str
    organisation_number: str = ""


class CurrentSituation(Part):
    """The eight items of a current-state description, each a text."""

    content: str = ""
    costs: str = ""
    volumes: str = ""
    organisation: str = ""
    integrations: str = ""
    users: str = ""
    characteristics: str = ""
    adjacent_areas: str = ""


class Alternative(Part):
    kind: AlternativeKind
    verdict: AlternativeVerdict = AlternativeVerdict.NOT_ASSESSED
    reason: str = ""


class Answer(Part):
    """The answer to one guiding question; `question` is its id in the question bank, for example `K1`."""

    question: str
    wording: str
    state: AnswerState = AnswerState.ANSWERED
    text: str = ""
    evidence: str = ""


class Perspective(Part):
    kind: PerspectiveKind
    status: PerspectiveStatus = PerspectiveStatus.NOT_STARTED
    lead: str = ""
    summary: str = ""
    set_aside_reason: str = ""
    deviation_reason: str = ""
    answers: list[Answer] = []


class Stakeholder(Part):
    """Somebody the case concerns. Ways to reach them are personal data and never stand in a case file."""

    id: StakeholderId
    name: str
    perspective: PerspectiveKind | None = None
    role: StakeholderRole | None = None
    influence: Step | None = None
    affected: Step | None = None
    first_hand: bool = False
    involvement: Involvement | None = None
    conflict_of_interest: str = ""
    note: str = ""


class SourceFile(Part):
    """A file that is kept beside the case file: `sha256` (hex) of its bytes, `size` in bytes."""

    name: str
    content_type: str
    size: int = Field(ge=0)
    sha256: str


class Source(Part):
    """What needs rest on. `voices` counts people heard, `first_hand` those of them with own experience.

    `invited` counts those who were asked, None when nobody was asked one by one; `by_link` the voices not among them.
    """

    id: SourceId
    kind: SourceKind
    title: str
    held_on: date | None = None
    perspective: PerspectiveKind | None = None
    voices: int = Field(default=0, ge=0)
    first_hand: int = Field(default=0, ge=0)
    invited: int | None = Field(default=None, ge=0)
    by_link: int = Field(default=0, ge=0)
    hours: Decimal | None = None
    notes: str = ""
    files: list[SourceFile] = []


class Goal(Part):
    """A strategic goal that the case means to serve. `uncovered_reason` tells why no need serves it."""

    id: GoalId
    title: str
    code: str = ""
    catalogue: str
    catalogue_source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    uncovered_reason: str = ""


class GoalLink(Part):
    goal: GoalId
    strength: int = Field(ge=1, le=3)
    reason: str = ""


class SourceLink(Part):
    source: SourceId
    quote: str = ""


class Effect(Part):
    """A measurable outcome. Values are in `unit`; money is in whole SEK."""

    id: EffectId
    indicator: str
    unit: str = ""
    direction: EffectDirection = EffectDirection.DECREASE
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    method: str = ""
    responsible: str = ""
    needs: list[NeedId] = []


class Criterion(Part):
    """A yardstick 0–5. `steps` holds a word for each step, lowest first; `weight` is relative to the others'."""

    id: str
    name: str
    question: str = ""
    direction: CriterionDirection = CriterionDirection.BENEFIT
    weight: int = Field(default=1, ge=0)
    steps: list[str] = []


class Score(Part):
    criterion: str
    by: str
    value: int = Field(ge=0, le=5)
    confidence: int | None = Field(default=None, ge=1, le=3)
    comment: str = ""


class Consequence(Part):
    """What happens if the need is not met; `cost_per_year` in whole SEK."""

    text: str = ""
    probability: Step | None = None
    impact: Step | None = None
    cost_per_year: int | None = Field(default=None, ge=0)


class Secrecy(Part):
    """A mark that the text may be secret. Never a verdict: the assessment is made at each request."""

    rule: str = ""
    reason: str = ""
    until: date | None = None


class OnPurpose(Part):
    """A remark of the checker that the writer lets stand: its rule, the words it is about and why."""

    rule: str
    text: str
    reason: str


class Need(Part):
    """A need in three parts: `who` needs `what`, `so_that`."""

    id: NeedId
    title: str = ""
    who: str = ""
    what: str = ""
    so_that: str = ""
    problem: str = ""
    met_when: list[str] = []
    perspective: PerspectiveKind | None = None
    other_perspectives: list[PerspectiveKind] = []
    kind: NeedKind | None = None
    consequence: Consequence = Consequence()
    effort: Step | None = None
    goals: list[GoalLink] = []
    no_goal_reason: str = ""
    sources: list[SourceLink] = []
    moscow: Moscow | None = None
    moscow_reason: str = ""
    scores: list[Score] = []
    secrecy: Secrecy | None = None
    note: str = ""
    on_purpose: list[OnPurpose] = []
    status: NeedStatus = NeedStatus.DRAFT
    retired_reason: str = ""
    merged_into: NeedId | None = None
    changed_at: datetime | None = None


class InquiryQuestion(Part):
    """`id` is that of the question bank (`M1`), or one of the inquiry's own (`X1`)."""

    id: QuestionId
    wording: str
    hint: str = ""
    why: str = ""
    example: str = ""


class Comparison(Part):
    """Two needs of which a contributor says which matters more to her; the texts are what she was shown."""

    id: ComparisonId
    left: NeedId
    left_text: str
    right: NeedId
    right_text: str


class GivenAnswer(Part):
    """An answer as it was sent. `part` is the id of a question, or `need-1`, `need-2`, … for needs proposed.

    `text` is all that was written; of a need proposed with the sentence builder it ends with `who`, `what` and
    `so_that`, one a line. `handling` and what follows is what the authority has done with it since.
    """

    part: PartId
    state: AnswerState = AnswerState.ANSWERED
    text: str = ""
    who: str = ""
    what: str = ""
    so_that: str = ""
    handling: Handling = Handling.UNREAD
    reason: str = ""
    needs: list[NeedId] = []


class Contribution(Part):
    """What somebody outside has sent in: received once, never changed. `choices` is by comparison.

    `checksum` (SHA-256, hex) is of what was sent, `first_hand` None when she was not asked or did not say.
    `is_invited` is false for what came by an open link. `is_counted` is false while it waits for review and when it
    was refused, then with a `moderation_reason`.
    """

    number: int = Field(ge=1, le=999_999)
    received_at: AwareDatetime
    checksum: str
    role: StakeholderRole | None = None
    first_hand: bool | None = None
    may_quote: bool = False
    is_invited: bool = True
    is_counted: bool = True
    moderation_reason: str = ""
    answers: list[GivenAnswer] = []
    choices: dict[str, Literal["left", "right", "skip"]] = {}


class Inquiry(Part):
    """A set of questions to people outside, from one perspective, and what came in.

    `invited` counts those asked one by one, `answered` those of them whose answers are counted.
    """

    id: InquiryId
    title: str
    introduction: str = ""
    perspective: PerspectiveKind | None = None
    language: Literal["sv", "en"] = "sv"
    state: Literal["draft", "open", "closed"] = "draft"
    minutes: int | None = None
    closes_on: date | None = None
    contact: str = ""
    privacy: str = ""
    asks_for_needs: bool = False
    questions: list[InquiryQuestion] = []
    comparisons: list[Comparison] = []
    materials: list[SourceFile] = []
    source: SourceId | None = None
    invited: int = Field(default=0, ge=0)
    answered: int = Field(default=0, ge=0)
    contributions: list[Contribution] = []


class NeedDecision(Part):
    need: NeedId
    verdict: Verdict
    comment: str = ""


class Decision(Part):
    """What an approver decided of one baseline, named by version and checksum (SHA-256, hex)."""

    version: int = Field(ge=1)
    checksum: str
    verdict: Verdict
    decided_by: str
    decided_at: datetime
    comment: str = ""
    mandate: str = ""
    needs: list[NeedDecision] = []


class Case(Part):
    """Money in whole SEK, dates without time of day, times in UTC."""

    key: str
    reference: str
    registry_number: str = ""
    title: str
    unit: str = ""
    owner: str = ""
    team: list[str] = []
    approver: str = ""
    state: CaseState = CaseState.DRAFT
    restricted: bool = False
    purpose: str = ""
    background: str = ""
    current_situation: CurrentSituation = CurrentSituation()
    lessons: str = ""
    inside: str = ""
    outside: str = ""
    procurement_kind: ProcurementKind | None = None
    cpv_codes: list[str] = []
    estimated_value: int | None = Field(default=None, ge=0)
    contract_ends_on: date | None = None
    contract_starts_on: date | None = None
    decision_due_on: date | None = None
    hours_spent: Decimal | None = None
    created_at: datetime | None = None


class CaseFile(Part):
    """One case, whole. `frozen_at` and `version` are set when it is submitted for decision."""

    format: Literal["behovsarbete-case-file"] = "behovsarbete-case-file"
    format_version: Literal[1] = 1
    organisation: Organisation
    case: Case
    version: int | None = Field(default=None, ge=1)
    frozen_at: datetime | None = None
    frozen_by: str = ""
    previous_checksum: str = ""
    alternatives: list[Alternative] = []
    perspectives: list[Perspective] = []
    goals: list[Goal] = []
    stakeholders: list[Stakeholder] = []
    sources: list[Source] = []
    inquiries: list[Inquiry] = []
    effects: list[Effect] = []
    criteria: list[Criterion] = []
    needs: list[Need] = []
    decisions: list[Decision] = []

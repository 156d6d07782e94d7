"""Case files to report on: an empty one, a small one with everything in it, one as long as you like."""

from datetime import UTC, date, datetime
from decimal import Decimal

from needs.casefile import CaseFile, Decision, checksum
from needs.casefile.kinds import Moscow, PerspectiveKind, Verdict
from needs.casefile.models import (
    Alternative,
    Answer,
    Case,
    Comparison,
    Consequence,
    Contribution,
    Criterion,
    CurrentSituation,
    Effect,
    GivenAnswer,
    Goal,
    GoalLink,
    Inquiry,
    InquiryQuestion,
    Need,
    NeedDecision,
    Organisation,
    Perspective,
    Score,
    Secrecy,
    Source,
    SourceLink,
    Stakeholder,
)

CHANGED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
FROZEN = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
DECIDED = datetime(2026, 12, 8, 12, 47, tzinfo=UTC)

EMPTY = CaseFile(
    organisation=Organisation(name="Lindvik kommun"), case=Case(key="abc", reference="2026-015", title="Skolskjuts")
)

GOALS = [
    Goal(id="M1", title="Trygg ålderdom hemma", catalogue="Vision Lindvik 2035", valid_from=date(2025, 1, 1)),
    Goal(id="M2", title="Självbestämmande", catalogue="Äldreplan 2025–2028"),
    Goal(id="M3", title="Fossilfria transporter", catalogue="Klimatplan 2030", uncovered_reason="Berörs 2027."),
]
SOURCES = [
    Source(
        id="U-001", kind="interview", title="Samtal med brukare", perspective="customer", voices=19, first_hand=15,
        held_on=date(2026, 9, 14), hours=Decimal("12.5"), notes="Hemma hos deltagarna.",
    ),
    Source(id="U-002", kind="workshop", title="Nattpatrullen", perspective="operations", voices=11, first_hand=11),
    Source(id="U-003", kind="statistics", title="Larmloggen 2025"),
]  # fmt: skip
CRITERIA = [
    Criterion(id="benefit", name="Nytta", question="Hur stor är nyttan för den enskilde?", weight=60),
    Criterion(id="burden", name="Börda", question="Hur mycket tynger det?", direction="cost", weight=40),
]
EFFECTS = [
    Effect(
        id="E-001", indicator="Hjälp på plats inom 15 minuter", unit="%", direction="increase",
        baseline=Decimal(38), baseline_on=date(2026, 10, 31), target=Decimal(90), target_on=date(2028, 10, 31),
        method="Larmloggen varje månad.", responsible="Enhetschefen", needs=["B-001"],
    ),
]  # fmt: skip


def scores(*given: tuple[str, int, int]) -> list[Score]:
    """Of each person: the benefit and the burden."""
    return [
        Score(criterion=criterion, by=by, value=value)
        for by, *values in given
        for criterion, value in zip(("benefit", "burden"), values, strict=True)
    ]


FALL = Need(
    id="B-001", title="Få hjälp inom 15 minuter vid fall", who="Den som har fallit hemma",
    what="få hjälp på plats inom 15 minuter", so_that="skadan inte förvärras",
    problem="Medianen är 34 minuter.", met_when=["Någon svarar inom 60 sekunder", "Hjälp inom 15 minuter."],
    perspective="customer", other_perspectives=["operations"], kind="availability",
    consequence=Consequence(text="Skadan förvärras.", probability=4, impact=5, cost_per_year=1_400_000), effort=5,
    goals=[GoalLink(goal="M1", strength=3, reason="Trygghet är hjälp i tid."), GoalLink(goal="M2", strength=1)],
    sources=[SourceLink(source="U-001", quote="Jag låg på golvet i två timmar."), SourceLink(source="U-003")],
    moscow="must", moscow_reason="Liv och hälsa.", scores=scores(("Ada", 5, 1), ("Bo", 5, 2)), status="prioritised",
)  # fmt: skip
CHOICE = Need(
    id="B-002", title="Bestämma själv över sin tillsyn", who="Den som har hemtjänst", what="själv välja tillsyn",
    so_that="självbestämmandet består", perspective="customer", effort=2, moscow="should",
    goals=[GoalLink(goal="M2", strength=3)], sources=[SourceLink(source="U-001")],
    scores=scores(("Ada", 4, 2), ("Bo", 4, 2)), status="prioritised",
    secrecy=Secrecy(rule="OSL 19:3", reason="Pågående dialog.", until=date(2027, 6, 30)),
)  # fmt: skip
NIGHT = Need(
    id="B-003", title="Nattpatrullen åker dit det behövs", who="Nattpatrullen", what="skilja larm från larm",
    perspective="operations", effort=2, moscow="could", goals=[GoalLink(goal="M1", strength=2)],
    sources=[SourceLink(source="U-002")], scores=scores(("Ada", 4, 2), ("Bo", 4, 2)), status="prioritised",
)  # fmt: skip
ORPHAN = Need(id="B-004", title="Prova innan man behöver", perspective="citizen", no_goal_reason="Sen idé.")
MERGED = Need(id="B-005", title="Snabb hjälp", status="merged", merged_into="B-001")

SMALL = CaseFile(
    organisation=Organisation(name="Lindvik kommun"),
    case=Case(
        key="abd", reference="2026-014", registry_number="VON 2026/311", title="Digital tillsyn i hemtjänsten",
        unit="Vård och omsorg", owner="Elin Sandvall", team=["Ada", "Bo"], approver="Omar Lindfors",
        purpose="Den som har hemtjänst ska få hjälp i tid.",
        background="Avtalet löper ut.\n\n- Larmen ökar\n- Nätet släcks",
        current_situation=CurrentSituation(content="Tillsyn på plats.", costs="3 100 000 kr om året."),
        lessons="Mät från första dagen.", inside="Hemtjänst.", outside="Särskilt boende.",
        procurement_kind="services", cpv_codes=["85312000-9"], estimated_value=12_500_000,
        contract_ends_on=date(2027, 9, 30), decision_due_on=date(2026, 12, 10), hours_spent=Decimal(86),
    ),
    alternatives=[
        Alternative(kind="do_nothing", verdict="rejected", reason="Avtalet löper ut."),
        Alternative(kind="buy", verdict="chosen", reason="Kommunen saknar egen larmcentral."),
    ],
    perspectives=[
        Perspective(
            kind="customer", status="heard", lead="Elin Sandvall", summary="Hjälp i tid är viktigast.",
            answers=[Answer(question="K1", wording="Vilket resultat vill du se?", text="Hjälp inom 15 minuter.")],
        ),
        Perspective(kind="operations", status="heard", summary="Natten är svårast."),
        Perspective(kind="industry", status="set_aside", set_aside_reason="Hörs i dialogen."),
    ],
    goals=GOALS, sources=SOURCES, effects=EFFECTS, criteria=CRITERIA, needs=[FALL, CHOICE, NIGHT, ORPHAN, MERGED],
)  # fmt: skip


STAKEHOLDERS = [
    Stakeholder(
        id="I-001", name="Nattpatrullen", perspective="operations", role="uses", influence=2, affected=5,
        first_hand=True, involvement="workshop",
    ),
    Stakeholder(
        id="I-002", name="Pensionärsrådet", perspective="citizen", role="speaks_for", influence=3, affected=4,
        involvement="inquiry", conflict_of_interest="Ordföranden är delägare i ett larmföretag.",
    ),
]  # fmt: skip
INQUIRY = Inquiry(
    id="F-001", title="Hur fungerar tillsynen för dig?", perspective="citizen", state="closed", invited=40, answered=2,
    closes_on=date(2026, 11, 15), source="U-004",
    questions=[InquiryQuestion(id="M1", wording="Vad försöker du få gjort?")],
    comparisons=[
        Comparison(id="P1", left="B-001", left_text="Hjälp vid fall", right="B-002", right_text="Bestämma själv"),
    ],
    contributions=[
        Contribution(
            number=1, received_at=FROZEN, checksum="a" * 64, choices={"P1": "left"},
            answers=[GivenAnswer(part="M1", text="Veta när ni kommer.", handling="used", needs=["B-001"])],
        ),
        Contribution(
            number=2, received_at=DECIDED, checksum="b" * 64, choices={"P1": "right"},
            answers=[GivenAnswer(part="M1", text="Sova.", handling="set_aside", reason="Hör till vården.")],
        ),
    ],
)  # fmt: skip
ASKED_SOURCE = Source(
    id="U-004", kind="contribution", title="F-001", perspective="citizen", voices=2, first_hand=1, invited=40
)
HEARD = SMALL.model_copy(
    update={"stakeholders": STAKEHOLDERS, "inquiries": [INQUIRY], "sources": [*SOURCES, ASKED_SOURCE]}
)


def submitted(case_file: CaseFile = SMALL, *, version: int = 2) -> CaseFile:
    return case_file.model_copy(update={"version": version, "frozen_at": FROZEN, "frozen_by": "Elin Sandvall"})


def decided(case_file: CaseFile, verdict: Verdict = Verdict.APPROVE, **changes: object) -> Decision:
    facts = {
        "version": case_file.version, "checksum": checksum(case_file), "verdict": verdict,
        "decided_by": "Omar Lindfors",
        "decided_at": DECIDED, "mandate": "delegationsordningen punkt 4.2", "comment": "Följ upp nätet i norr.",
        "needs": [
            NeedDecision(need="B-001", verdict=Verdict.APPROVE),
            NeedDecision(need="B-002", verdict=Verdict.RETURN, comment="Tydligare mål."),
        ],
    }  # fmt: skip
    return Decision.model_validate(facts | changes)


def many(count: int) -> CaseFile:
    """A case with so many needs, each as wordy as people write them."""
    kinds, classes = list(PerspectiveKind), list(Moscow)
    goals = [Goal(id=f"M{n}", title=f"Mål nummer {n} i planen", catalogue="Vision Lindvik 2035") for n in range(1, 9)]
    needs = [
        FALL.model_copy(
            update={
                "id": f"B-{n:03d}",
                "title": f"Behov nummer {n} om trygghet, tillsyn och självbestämmande",
                "problem": "Medianen från larm till hjälp på plats är 34 minuter. På natten är den 52 minuter, och "
                "i norra kommundelen saknas täckning under långa perioder av året.",
                "perspective": kinds[n % 6],
                "other_perspectives": [kinds[(n + 1) % 6]],
                "moscow": classes[n % 4],
                "effort": 1 + n % 5,
                "goals": [
                    GoalLink(goal=f"M{1 + n % 8}", strength=1 + n % 3, reason="Det bidrar till tryggheten hemma."),
                    GoalLink(goal=f"M{1 + (n + 3) % 8}", strength=1 + (n + 1) % 3),
                ],
                "scores": scores(("Ada", n % 6, (n // 6) % 6), ("Bo", (n + 1) % 6, n % 5), ("Cia", (n * 7) % 6, 2)),
            }
        )
        for n in range(1, count + 1)
    ]
    return SMALL.model_copy(update={"needs": needs, "goals": goals, "effects": []})

"""From rows to a case file: the one way the contents of a case leave the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from needs.accounts.models import User
from needs.casefile import CaseFile
from needs.casefile import models as f
from needs.safekeeping.models import StoredFile

from .annexes import read_annexes
from .models import SITUATION, Case, CaseGoal, Criterion, Effect, Need, Perspective, Source, Stakeholder
from .queries.question import wordings
from .rules.approval import mandate_for


def snapshot(case: Case) -> CaseFile:
    """The whole case as it stands now, in a fixed number of queries."""
    needs = case.needs.select_related("merged_into").prefetch_related(
        "goal_links__goal", "source_links__source", "scores__by", "scores__criterion"
    )
    asked = wordings(case.organisation)
    return CaseFile(
        organisation=f.Organisation(
            name=case.organisation.name, organisation_number=case.organisation.organisation_number
        ),
        case=_case(case),
        alternatives=[
            f.Alternative(kind=row.kind, verdict=row.verdict, reason=row.reason)
            for row in case.alternatives.order_by("pk")
        ],
        perspectives=[
            _perspective(row, asked)
            for row in case.perspectives.select_related("lead").prefetch_related("answers").order_by("pk")
        ],
        goals=[_goal(row) for row in case.goals.filter(removed=False).select_related("goal__catalogue")],
        stakeholders=[_stakeholder(row) for row in case.stakeholders.filter(removed=False)],
        sources=[_source(row) for row in case.sources.filter(removed=False).prefetch_related("files__file")],
        effects=[_effect(row) for row in case.effects.filter(removed=False).prefetch_related("needs")],
        criteria=[_criterion(row) for row in case.criteria.filter(removed=False)],
        needs=[_need(row) for row in needs.order_by("number")],
        decisions=[
            baseline.decision.record()
            for baseline in case.baselines.select_related("decision").filter(decision__isnull=False)
        ],
        **read_annexes(case),
    )


def _case(case: Case) -> f.Case:
    team = User.objects.filter(teams__case=case).order_by("name", "pk")
    return f.Case(
        key=case.key,
        reference=case.number,
        registry_number=case.registry_number,
        title=case.title,
        unit=case.unit.name if case.unit else "",
        owner=case.owner.name,
        team=[member.name for member in team],
        approver=case.approver.name if case.approver else mandate_for(case).names,
        state=case.state,
        restricted=case.restricted,
        purpose=case.purpose,
        background=case.background,
        current_situation=f.CurrentSituation(**{item: getattr(case, f"situation_{item}") for item in SITUATION}),
        lessons=case.lessons,
        inside=case.inside,
        outside=case.outside,
        procurement_kind=case.procurement_kind or None,
        cpv_codes=case.cpv_codes,
        estimated_value=case.estimated_value,
        contract_ends_on=case.contract_ends_on,
        contract_starts_on=case.contract_starts_on,
        decision_due_on=case.decision_due_on,
        hours_spent=_short(case.hours_spent),
        created_at=case.created_at,
    )


def _perspective(row: Perspective, asked: Mapping[str, str]) -> f.Perspective:
    answers = {answer.question: answer for answer in row.answers.all()}
    return f.Perspective(
        kind=row.kind,
        status=row.status,
        lead=row.lead.name if row.lead else "",
        summary=row.summary,
        set_aside_reason=row.set_aside_reason,
        deviation_reason=row.deviation_reason,
        answers=[
            # The wording is frozen in Swedish, the language of the file, whatever the reader's own is.
            f.Answer(question=key, wording=asked[key], state=a.state, text=a.text, evidence=a.evidence)
            for key, a in sorted(answers.items())
        ],
    )


def _goal(row: CaseGoal) -> f.Goal:
    catalogue = row.goal.catalogue
    return f.Goal(
        id=row.ref,
        title=row.goal.title,
        code=row.goal.code,
        catalogue=catalogue.name,
        catalogue_source=catalogue.source,
        valid_from=catalogue.valid_from,
        valid_to=catalogue.valid_to,
        uncovered_reason=row.uncovered_reason,
    )


def file_part(file: StoredFile) -> f.SourceFile:
    return f.SourceFile(name=file.name, content_type=file.content_type, size=file.size, sha256=file.sha256)


def _stakeholder(row: Stakeholder) -> f.Stakeholder:
    return f.Stakeholder(
        id=row.ref,
        name=row.name,
        perspective=row.perspective or None,
        role=row.role or None,
        influence=row.influence,
        affected=row.affected,
        first_hand=row.first_hand,
        involvement=row.involvement or None,
        conflict_of_interest=row.conflict_of_interest,
        note=row.note,
    )


def _source(row: Source) -> f.Source:
    return f.Source(
        id=row.ref,
        kind=row.kind,
        title=row.title,
        held_on=row.held_on,
        perspective=row.perspective or None,
        voices=row.voices,
        first_hand=row.first_hand,
        invited=row.invited,
        by_link=row.by_link,
        hours=_short(row.hours),
        notes=row.notes,
        files=[file_part(each.file) for each in row.files.all() if not each.removed],
    )


def _effect(row: Effect) -> f.Effect:
    return f.Effect(
        id=row.ref,
        indicator=row.indicator,
        unit=row.unit,
        direction=row.direction,
        baseline=_short(row.baseline),
        baseline_on=row.baseline_on,
        target=_short(row.target),
        target_on=row.target_on,
        method=row.method,
        responsible=row.responsible,
        needs=sorted(need.ref for need in row.needs.all()),
    )


def _criterion(row: Criterion) -> f.Criterion:
    return f.Criterion(
        id=row.ref,
        name=row.name,
        question=row.question,
        direction=row.direction,
        weight=row.weight,
        steps=row.steps,
    )


def _need(row: Need) -> f.Need:
    links = sorted(row.goal_links.all(), key=lambda link: link.goal.number)
    rests_on = sorted(row.source_links.all(), key=lambda link: link.source.number)
    return f.Need(
        id=row.ref,
        title=row.title,
        who=row.who,
        what=row.what,
        so_that=row.so_that,
        problem=row.problem,
        met_when=row.met_when,
        perspective=row.perspective or None,
        other_perspectives=row.other_perspectives,
        kind=row.kind or None,
        consequence=f.Consequence(
            text=row.consequence, probability=row.probability, impact=row.impact, cost_per_year=row.cost_per_year
        ),
        effort=row.effort,
        goals=[f.GoalLink(goal=x.goal.ref, strength=x.strength, reason=x.reason) for x in links],
        no_goal_reason=row.no_goal_reason,
        sources=[f.SourceLink(source=x.source.ref, quote=x.quote) for x in rests_on],
        moscow=row.moscow or None,
        moscow_reason=row.moscow_reason,
        scores=list(_scores(row)),
        secrecy=_secrecy(row),
        note=row.note,
        on_purpose=[f.OnPurpose(**each) for each in row.on_purpose],
        status=row.status,
        retired_reason=row.retired_reason,
        merged_into=row.merged_into.ref if row.merged_into else None,
        changed_at=row.changed_at,
    )


def _scores(row: Need) -> Iterable[f.Score]:
    given = [score for score in row.scores.all() if not score.criterion.removed]
    for score in sorted(given, key=lambda s: (s.criterion.position, s.by.name, s.by_id)):
        yield f.Score(
            criterion=score.criterion.ref,
            by=score.by.name,
            value=score.value,
            confidence=score.confidence,
            comment=score.comment,
        )


def _secrecy(row: Need) -> f.Secrecy | None:
    if not (row.secrecy_rule or row.secrecy_reason or row.secrecy_until):
        return None
    return f.Secrecy(rule=row.secrecy_rule, reason=row.secrecy_reason, until=row.secrecy_until)


def _short(value: Decimal | None) -> Decimal | None:
    """`41.0000` as `41`: a column's scale is the database's affair."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()

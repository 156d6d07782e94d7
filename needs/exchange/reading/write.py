"""Writing a case file as a new case. The ids of the file are kept, so that other documents still point right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model

from needs.accounts.models import Organisation, User
from needs.casefile import CaseFile
from needs.casefile import models as f
from needs.cases.actions.alternative import change_alternative
from needs.cases.actions.boundary import place, tell
from needs.cases.actions.case import create_case, set_owner, set_team
from needs.cases.actions.need_relations import RELATIONS
from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.priority import change_criterion, remove_criterion
from needs.cases.annexes import write_annexes
from needs.cases.models import Case, CaseGoal, Criterion, Effect, Need, Score, Source, Stakeholder
from needs.safekeeping import keeping

from .fit import check_fit
from .goals import Goals
from .people import People
from .questions import Questions
from .values import (
    case_values,
    criterion_values,
    effect_values,
    need_values,
    number_of,
    perspective_values,
    source_values,
    stakeholder_values,
)


def import_case_file(
    *, case_file: CaseFile, organisation: Organisation, owner: User, by: User, keep_number: bool = False
) -> Case:
    """A new case in draft with all that the file says, all or nothing.

    It gets the next number of the organisation, or with `keep_number` that of the file. Decisions and
    baselines stay with the case they were made in. Raises `CaseFileError`, `RuleViolation` (the organisation's
    guidelines) and `PermissionDenied` (`by` may not start cases there).
    """
    people = People(organisation)
    with transaction.atomic():
        case = _case(case_file, organisation, by, case_file.case.reference if keep_number else "")
        if owner != by:
            case = set_owner(case=case, owner=owner, by=by)
        set_team(case=case, users=people.members(case_file.case.team), by=by)
        _alternatives_and_perspectives(case, case_file, people, by)
        _criteria(case, case_file, by)
        _goals(case, case_file, organisation, by)
        _stakeholders(case, case_file, by)
        _sources_and_effects(case, case_file, by)
        _needs(case, case_file, by)
        _scores(case, case_file, people, by)
        write_annexes(case, case_file, by)
    case.refresh_from_db()
    return case


def _case(case_file: CaseFile, organisation: Organisation, by: User, number: str) -> Case:
    values = case_values(case_file.case)
    if case_file.case.unit:
        values["unit"] = organisation.units.filter(name=case_file.case.unit).first()
    if number:
        values["number"] = number
    check_fit(Case, "case", values)
    origin = f"{case_file.organisation.name} {case_file.case.reference}"
    return create_case(organisation=organisation, values=values, by=by, note=origin)


def _stakeholders(case: Case, case_file: CaseFile, by: User) -> None:
    for part in case_file.stakeholders:
        row = Stakeholder(case=case, number=number_of(part.id), created_by=by)
        _create(row, stakeholder_values(part), by)


def _sources_and_effects(case: Case, case_file: CaseFile, by: User) -> None:
    for source in case_file.sources:
        _create(Source(case=case, number=number_of(source.id), created_by=by), source_values(source), by)
    for effect in case_file.effects:
        _create(Effect(case=case, number=number_of(effect.id)), effect_values(effect), by)


def _alternatives_and_perspectives(case: Case, case_file: CaseFile, people: People, by: User) -> None:
    alternatives = {row.kind: row for row in case.alternatives.all()}
    for part in case_file.alternatives:
        values: dict[str, Any] = {"verdict": part.verdict.value, "reason": part.reason}
        change_alternative(alternative=alternatives[part.kind], values=values, edit=None, by=by)
    perspectives = {row.kind: row for row in case.perspectives.select_related("case__organisation")}
    questions = Questions(case.organisation)
    for seen in case_file.perspectives:
        ids = {answer.question: questions.id_of(seen.kind, answer) for answer in seen.answers}
        values = perspective_values(seen, ids) | {"lead": people.member(seen.lead)}
        change_perspective(perspective=perspectives[seen.kind], values=values, edit=None, by=by)


def _criteria(case: Case, case_file: CaseFile, by: User) -> None:
    """Those of the file instead of the organisation's default ones."""
    default = {criterion.ref: criterion for criterion in case.criteria.select_related("case")}
    for part in case_file.criteria:
        values = criterion_values(part)
        check_fit(Criterion, part.id, values)
        if part.id in default:
            change_criterion(criterion=default.pop(part.id), values=values, edit=None, by=by)
        else:
            _create(Criterion(case=case, position=number_of(part.id)), values, by)
    for criterion in default.values():
        remove_criterion(criterion=criterion, by=by)


def _goals(case: Case, case_file: CaseFile, organisation: Organisation, by: User) -> None:
    goals = Goals(organisation)
    for part in case_file.goals:
        row = CaseGoal(case=case, number=number_of(part.id))
        _create(row, {"goal": goals.goal(part), "uncovered_reason": part.uncovered_reason}, by)


def _needs(case: Case, case_file: CaseFile, by: User) -> None:
    """Successors before those that were merged into them."""
    effects: dict[str, list[str]] = defaultdict(list)
    for effect in case_file.effects:
        for ref in effect.needs:
            effects[ref].append(effect.id)
    waiting, made = list(case_file.needs), dict[str, Need]()
    while waiting:
        ready = [need for need in waiting if need.merged_into is None or need.merged_into in made]
        for part in ready:
            made[part.id] = _need(case, part, effects[part.id], made, by)
        waiting = [need for need in waiting if need.id not in made]


def _need(case: Case, part: f.Need, effects: list[str], made: Mapping[str, Need], by: User) -> Need:
    values = need_values(part, effects)
    if part.merged_into:
        values["merged_into"] = made[part.merged_into]
    need = Need(case=case, number=number_of(part.id), created_by=by)
    _create(need, values, by, relations=RELATIONS)
    return need


def _scores(case: Case, case_file: CaseFile, people: People, by: User) -> None:
    needs = {need.ref: need for need in case.needs.all()}
    criteria = {criterion.ref: criterion for criterion in case.criteria.filter(removed=False)}
    given: dict[str, dict[str, tuple[None, int]]] = defaultdict(dict)
    rows = []
    for part in case_file.needs:
        for score in part.scores:
            values = {"value": score.value, "confidence": score.confidence, "comment": score.comment}
            where = {"need": needs[part.id], "criterion": criteria[score.criterion], "by": people.scorer(score.by)}
            rows.append(Score(**where, **values))
            given[score.by][f"{part.id} {score.criterion}"] = (None, score.value)
    Score.objects.bulk_create(rows)
    for name, changes in given.items():
        tell(case, kind="scores.given", by=by, record=f"scores:{people.scorer(name).key}", changes=changes, note=name)


KINDS: dict[type[Model], str] = {
    Source: "source",
    Stakeholder: "stakeholder",
    Effect: "effect",
    Criterion: "criterion",
    CaseGoal: "goal",
    Need: "need",
}
VERBS: dict[type[Model], str] = {CaseGoal: "chosen"}


def _create(row: Any, values: Mapping[str, Any], by: User, relations: Mapping[str, Any] | None = None) -> None:
    """Save a row under the number the file gives it, with the event its action would have appended."""
    model: type[Model] = type(row)
    check_fit(model, row.ref, values)
    kind = KINDS[model]
    where = place(
        row.case, record=f"{kind}:{row.ref}", kind=f"{kind}.{VERBS.get(model, 'created')}", relations=relations
    )
    keeping.create(row, values=values, by=by, place=where)

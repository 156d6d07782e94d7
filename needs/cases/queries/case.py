"""Fetching a case and what stands in it. Reading is the access check: strangers meet 404."""

from __future__ import annotations

from typing import TypeVar

from django.http import Http404

from needs.accounts.queries.membership import Actor

from ..models import Case, CaseGoal, Effect, Need, Perspective, Source, Stakeholder

Record = TypeVar("Record")


def visible_case(user: Actor, key: str) -> Case:
    """The case with its organisation, unit, owner and approver. Raises `Http404` when the person may not see it."""
    cases = Case.objects.visible_to(user).select_related("organisation", "unit", "owner", "approver")
    case = cases.filter(key=key).first()
    if case is None:
        raise Http404
    return case


def need_of(case: Case, number: int) -> Need:
    return _or_404(Need.objects.filter(case=case, number=number).select_related("case", "merged_into").first())


def source_of(case: Case, number: int) -> Source:
    return _or_404(Source.objects.filter(case=case, number=number).select_related("case").first())


def stakeholder_of(case: Case, number: int) -> Stakeholder:
    return _or_404(Stakeholder.objects.filter(case=case, number=number).select_related("case").first())


def effect_of(case: Case, number: int) -> Effect:
    return _or_404(Effect.objects.filter(case=case, number=number).select_related("case").first())


def perspective_of(case: Case, kind: str) -> Perspective:
    return _or_404(Perspective.objects.filter(case=case, kind=kind).select_related("case", "lead").first())


def goal_of(case: Case, number: int) -> CaseGoal:
    return _or_404(CaseGoal.objects.filter(case=case, number=number).select_related("case", "goal__catalogue").first())


def _or_404(record: Record | None) -> Record:
    if record is None:
        raise Http404
    return record

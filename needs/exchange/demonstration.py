"""The demonstration: invented organisations and their cases, read from demo/ through the application's own actions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from needs.accounts.actions.delegation import set_delegation
from needs.accounts.actions.member import add_member
from needs.accounts.actions.organisation import add_unit, create_organisation, set_guidelines
from needs.accounts.models import Organisation, Unit, User
from needs.casefile import CaseFile
from needs.casefile.kinds import NeedStatus, Verdict
from needs.cases.actions.case import mark_part
from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.models import Case
from needs.cases.rules.approval import mandate_for
from needs.cases.rules.lifecycle import is_open
from needs.cases.rules.submission import obstacles
from needs.strategy.actions.catalogue import add_goal, add_shipped, create_catalogue
from needs.strategy.models import Goal, GoalCatalogue

from .reading import import_case_file, parse_case_file

FOLDER = Path(__file__).parent / "demo"
PASSWORD = "visa-behovsarbete"  # noqa: S105 (printed for everyone to use; the command refuses to run in production)
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Shown:
    """An organisation of the demonstration with its people and its cases, as they stand."""

    organisation: Organisation
    people: list[tuple[User, list[str]]]
    cases: list[Case]


def load() -> list[Shown]:
    """Make what is not there yet. What people have done in the demonstration since is left alone."""
    content = json.loads((FOLDER / "organisations.json").read_text(encoding="utf-8"))
    with transaction.atomic():
        return [_organisation(each) for each in content["organisations"]]


def _organisation(content: Content) -> Shown:
    organisation = Organisation.objects.filter(slug=content["slug"]).first()
    if organisation is None:
        columns = ("slug", "name", "organisation_number")
        organisation = create_organisation(**{name: content[name] for name in columns})
        _units(organisation, content["units"], None)
        for member in content["members"]:
            _member(organisation, member)
        _rules(organisation, content)
        add_shipped(organisation=organisation, by=None)
        for catalogue in content["catalogues"]:
            _catalogue(organisation, catalogue)
        for name in content["cases"]:
            case = _case(organisation, parse_case_file((FOLDER / name).read_bytes()))
            for part in content.get("done_parts", {}).get(name, []):
                mark_part(case=case, part=part, done=True, by=case.owner)
            if is_open(case) and not obstacles(case):
                _submit_and_approve(case, content.get("decisions", {}).get(name, {}))
    people = _people(organisation, content)
    return Shown(organisation, people, list(organisation.cases.order_by("number").select_related("owner")))


def _units(organisation: Organisation, content: list[Content], parent: Unit | None) -> None:
    for each in content:
        unit = add_unit(organisation=organisation, name=each["name"], parent=parent, by=None)
        _units(organisation, each["children"], unit)


def _member(organisation: Organisation, content: Content) -> None:
    add_member(
        organisation=organisation,
        name=content["name"],
        email=content["email"],
        roles=content["roles"],
        title=content["title"],
        unit=_unit(organisation, content["unit"]),
        password=PASSWORD,
        by=None,
    )


def _unit(organisation: Organisation, name: str) -> Unit | None:
    return Unit.objects.get(organisation=organisation, name=name) if name else None


def _people(organisation: Organisation, content: Content) -> list[tuple[User, list[str]]]:
    users = {user.email: user for user in User.objects.filter(memberships__organisation=organisation)}
    known = [(users.get(member["email"]), member["roles"]) for member in content["members"]]
    return [(user, roles) for user, roles in known if user is not None]


def _rules(organisation: Organisation, content: Content) -> None:
    guidelines = content["guidelines"]
    names = ("texts", "required_perspectives", "least_voices", "least_first_hand", "default_criteria")
    set_guidelines(organisation=organisation, by=None, **{name: guidelines[name] for name in names})
    for rule in content["delegation"]:
        set_delegation(
            organisation=organisation,
            unit=_unit(organisation, rule["unit"]),
            limit=rule["limit"],
            role=rule["role"],
            approver=User.objects.get(email=rule["approver"]) if rule["approver"] else None,
            mandate=rule["mandate"],
            by=None,
        )


def _catalogue(organisation: Organisation, content: Content) -> None:
    columns = ("name", "source", "source_url", "valid_from", "valid_to")
    values = {name: content[name] or None if name.startswith("valid") else content[name] for name in columns}
    catalogue = create_catalogue(organisation=organisation, values=values, by=None)
    _goals(catalogue, content["goals"], None)


def _goals(catalogue: GoalCatalogue, content: list[Content], parent: Goal | None) -> None:
    for each in content:
        values = {"code": each["code"], "title": each["title"], "description": each.get("description", "")}
        goal = add_goal(catalogue=catalogue, values=values, by=None, parent=parent)
        _goals(catalogue, each.get("children", []), goal)


def _case(organisation: Organisation, case_file: CaseFile) -> Case:
    owner = User.objects.get(memberships__organisation=organisation, name=case_file.case.owner)
    return import_case_file(case_file=case_file, organisation=organisation, owner=owner, by=owner, keep_number=True)


def _submit_and_approve(case: Case, decision: Content) -> None:
    baseline = submit_case(case=case, by=case.owner)
    comments = decision.get("needs", {})
    needs = {ref: (Verdict.APPROVE.value, comments.get(ref, "")) for ref in _decidable(baseline.case_file())}
    decide_case(
        case=case,
        version=baseline.version,
        verdict=Verdict.APPROVE.value,
        comment=decision.get("comment", ""),
        needs=needs,
        by=mandate_for(case).people[0],
    )


def _decidable(case_file: CaseFile) -> Iterator[str]:
    settled = (NeedStatus.PROPOSED, NeedStatus.PRIORITISED)
    return (need.id for need in case_file.needs if need.status in settled)

"""Records for tests, made through the application's own actions wherever there is one."""

from itertools import count
from typing import Any

from needs.accounts.models import DelegationRule, Guidelines, Membership, Organisation, User
from needs.cases.actions.case import create_case
from needs.cases.actions.effect import create_effect
from needs.cases.actions.goal import choose_goals
from needs.cases.actions.need import create_need
from needs.cases.actions.perspective import change_perspective
from needs.cases.actions.priority import classify_need
from needs.cases.actions.source import create_source
from needs.cases.actions.stakeholder import create_stakeholder
from needs.cases.models import Case, Effect, Need, Source, Stakeholder
from needs.strategy.models import Goal, GoalCatalogue

PASSWORD = "ett långt lösenord 2026"
CRITERIA = [
    {"name": "Nytta", "question": "Hur stor är nyttan?", "weight": 40, "steps": ["ingen", "liten", "", "", "", "stor"]},
    {"name": "Risk", "question": "Hur stor är risken?", "weight": 60, "steps": []},
]
numbers = count(1)


def make_organisation(**values: Any) -> Organisation:
    """An organisation whose approvers may decide on any value, with two default criteria."""
    slug = f"org-{next(numbers)}"
    organisation = Organisation.objects.create(**{"slug": slug, "name": f"Kommun {slug}"} | values)
    Guidelines.objects.create(organisation=organisation, default_criteria=CRITERIA)
    DelegationRule.objects.create(organisation=organisation, role="approver", mandate="Delegationsordning 4.2")
    return organisation


def make_user(role: str = "officer", organisation: Organisation | None = None, **values: Any) -> User:
    """A person with one role; `organisation` None makes a stranger with an organisation of her own."""
    number = next(numbers)
    email = f"person{number}@kommun.example"
    user = User.objects.create_user(**{"email": email, "name": f"Person {number}", "password": PASSWORD} | values)
    Membership.objects.create(user=user, organisation=organisation or make_organisation(), role=role)
    return user


def make_case(by: User | None = None, organisation: Organisation | None = None, **values: Any) -> Case:
    """A new case run by an officer of the organisation."""
    officer = by or make_user("officer", organisation)
    home = organisation or officer.memberships.get().organisation
    return create_case(organisation=home, values={"title": "Trygghet i hemtjänsten"} | values, by=officer)


def make_need(case: Case, **values: Any) -> Need:
    statement = {"title": "Veta vem som kommer", "who": "Den som har hemtjänst", "what": "veta vem som kommer"}
    return create_need(case=case, values=statement | {"so_that": "dagen blir trygg"} | values, by=case.owner)


def make_source(case: Case, **values: Any) -> Source:
    about = {"kind": "interview", "title": "Intervju med hemtjänsten", "perspective": "operations", "voices": 3}
    return create_source(case=case, values=about | values, by=case.owner)


def make_stakeholder(case: Case, **values: Any) -> Stakeholder:
    about = {"name": "Nattpatrullen", "perspective": "operations", "role": "uses"}
    return create_stakeholder(case=case, values=about | values, by=case.owner)


def make_effect(case: Case, **values: Any) -> Effect:
    return create_effect(case=case, values={"indicator": "Andel sena besök", "unit": "procent"} | values, by=case.owner)


def make_goal(organisation: Organisation, title: str = "Trygg ålderdom hemma") -> Goal:
    catalogue, _ = GoalCatalogue.objects.get_or_create(organisation=organisation, name="Vision 2035")
    return Goal.objects.create(catalogue=catalogue, title=title, position=catalogue.goals.count())


def make_ready_case(by: User | None = None) -> Case:
    """A small case with one must-need and nothing left in the way of submitting it."""
    case = make_case(by, purpose="Trygghet dygnet runt", background="Avtalet löper ut")
    for perspective in case.perspectives.all():
        change_perspective(perspective=perspective, values={"status": "heard"}, edit=None, by=case.owner)
    choose_goals(case=case, goals=[make_goal(case.organisation)], by=case.owner)
    make_source(case)
    make_effect(case, baseline=41, target=30)
    need = make_need(
        case,
        status="proposed",
        perspective="operations",
        goals=[{"goal": "M1", "strength": 2, "reason": "Hjälpen når fram"}],
        sources=[{"source": "U-001", "quote": "Vi vet aldrig vem som kommer."}],
        effects=["E-001"],
    )
    classify_need(need=need, moscow="must", reason="Liv och hälsa", edit=None, by=case.owner)
    case.refresh_from_db()
    return case

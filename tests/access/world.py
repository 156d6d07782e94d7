"""Two organisations with people in every role and cases in every state: what the access table is tried on."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from needs.accounts.models import Membership, Organisation, Unit, User
from needs.cases.actions.case import set_team
from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.actions.goal import choose_goals
from needs.cases.actions.need import retire_need
from needs.cases.actions.question import change_question, create_question, retire_question
from needs.cases.actions.source_file import add_source_files
from needs.cases.models import Case
from needs.exchange.actions.imports import carry_out, choose_columns, start_import
from needs.exchange.models import Import
from needs.strategy.models import Goal
from tests.cases.factories import (
    make_goal,
    make_need,
    make_organisation,
    make_ready_case,
    make_source,
    make_stakeholder,
    make_user,
)
from tests.safekeeping.uploads import upload

from .answering import answer
from .asking import ask_outside
from .door import Door, build_door

ROWS = "Titel;Vem;Behov\nVeta vem som kommer;Den som har hemtjänst;veta vem som kommer\n".encode()
STATES = ("draft", "submitted", "approved")
MEMBERS = ("reader", "teammate", "colleague", "officer", "peer", "approver", "administrator", "dual")
ACTORS = ("anonymous", "contributor", "deactivated", "stranger", *MEMBERS)


@dataclass
class World:
    """`people` by actor (see ACTORS), `cases` and `imports` by state. The officer runs the cases, the peer does not.

    `dual` reads at home and runs cases away; `stranger` runs cases away only. `contributor` has no account: she has
    come in by the `door` to answer.
    """

    home: Organisation
    away: Organisation
    people: dict[str, User] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    sessions: dict[str, str] = field(default_factory=dict)
    door: Door = field(default_factory=Door)


def build_world() -> World:
    world = World(make_organisation(name="Hemkommunen"), make_organisation(name="Bortkommunen"))
    Unit.objects.create(organisation=world.home, name="Äldreomsorgen")
    world.people = _people(world)
    world.goals = [make_goal(world.home, title) for title in ("Trygga hem", "Friska medarbetare", "Klimatneutralt")]
    world.goals.append(make_goal(world.home, "Indraget mål"))
    Goal.objects.filter(pk=world.goals[3].pk).update(retired_at=world.goals[3].changed_at)
    _ask(world.home)
    for state in STATES:
        world.cases[state], world.imports[state] = _case(world, state)
        world.files[state] = world.cases[state].sources.get(number=1).files.get().file.key
    world.imports["done"] = _finished_import(world)
    world.door = build_door(world.people["officer"])
    _log_in(world)
    return world


def _ask(organisation: Organisation) -> None:
    """A question of the organisation's own, one that is retired and one that is reworded."""
    create_question(organisation=organisation, perspective="citizen", values={"wording": "Vad oroar dig?"}, by=None)
    retire_question(organisation=organisation, code="K1", by=None)
    change_question(organisation=organisation, code="V1", values={"wording": "Hur går det till?"}, edit=None, by=None)


def _log_in(world: World) -> None:
    """Sessions by actor; one of them is deactivated after logging in."""
    for actor, user in world.people.items():
        client = Client()
        client.force_login(user)
        world.sessions[actor] = client.cookies[settings.SESSION_COOKIE_NAME].value
    world.people["deactivated"].is_active = False
    world.people["deactivated"].save()


def _people(world: World) -> dict[str, User]:
    roles = {"teammate": "contributor", "colleague": "contributor", "peer": "officer", "deactivated": "officer"}
    names = ("reader", "officer", "approver", "administrator", *roles)
    people = {name: make_user(roles.get(name, name), world.home, name=name.title()) for name in names}
    people["stranger"] = make_user("officer", world.away, name="Stranger")
    people["dual"] = make_user("reader", world.home, name="Dual")
    Membership.objects.create(user=people["dual"], organisation=world.away, role="officer")
    return people


def _case(world: World, state: str) -> tuple[Case, Import]:
    """B-001 whole, B-002 retired, B-003 a draft without links, U-001 in use with a file, U-002 not, goals M1 and M2."""
    officer = world.people["officer"]
    case = make_ready_case(officer)
    set_team(case=case, users=[world.people["teammate"]], by=officer)
    choose_goals(case=case, goals=[*(link.goal for link in case.goals.all()), world.goals[0]], by=officer)
    rejected, _ = make_need(case, title="Avfört behov"), make_need(case, title="Behov på väg")
    retire_need(need=rejected, status="rejected", reason="Löst redan", edit=None, by=officer)
    make_source(case, title="Oanvänt underlag")
    make_stakeholder(case, person="Mia Ek", email="mia@natt.example")
    add_source_files(source=case.sources.get(number=1), uploads=[upload()], by=officer)
    ask_outside(case)
    answer(case)
    record = start_import(case=case, content=ROWS, file_name="behov.csv", by=officer)
    if state != "draft":
        submit_case(case=case, by=officer)
    if state == "approved":
        verdicts = {need.ref: ("approve", "") for need in case.needs.decidable()}
        approver = world.people["approver"]
        decide_case(case=case, version=1, verdict="approve", comment="", needs=verdicts, by=approver)
    case.refresh_from_db()
    return case, record


def _finished_import(world: World) -> Import:
    officer, case = world.people["officer"], world.cases["draft"]
    record = start_import(case=case, content=ROWS.replace(b"kommer", b"ringer"), file_name="klar.csv", by=officer)
    choose_columns(record=record, mapping={0: "title", 1: "who", 2: "what"}, by=officer)
    carry_out(record=record, only_valid=True, with_source=False, by=officer)
    record.refresh_from_db()
    return record

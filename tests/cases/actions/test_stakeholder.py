import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.decision import submit_case
from needs.cases.actions.stakeholder import add_stakeholders, change_stakeholder, remove_stakeholder
from needs.cases.models import Stakeholder, StakeholderContact
from needs.cases.queries.stakeholder_contact import contact_of
from needs.cases.snapshot import snapshot
from needs.safekeeping.events import broken_ends, broken_links, stream_of
from needs.safekeeping.merging import Conflict, Edit
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_ready_case, make_stakeholder, make_user

pytestmark = pytest.mark.django_db
REACHED = {"person": "Mia Ek", "email": "mia@natt.example", "telephone": "070-1"}


@pytest.fixture
def case():
    return make_case()


def change(stakeholder, case, edit=None, **values):
    return change_stakeholder(stakeholder=stakeholder, values=values, edit=edit, by=case.owner)


def kinds(case):
    return [event.kind for event in reversed(stream_of(case.key)) if event.record.startswith("stakeholder:")]


def test_what_the_case_says_and_how_they_are_reached_are_kept_apart(case):
    stakeholder = make_stakeholder(case, influence=2, affected=5, **REACHED)
    assert (stakeholder.ref, stakeholder.influence, stakeholder.affected) == ("I-001", 2, 5)
    assert contact_of(stakeholder) == REACHED


def test_nobody_without_a_name_is_a_stakeholder(case):
    with pytest.raises(RuleViolation, match="Skriv vem det gäller"):
        make_stakeholder(case, name=" ")


def test_events_say_that_contact_data_was_changed_and_never_what_it_is(case):
    stakeholder = make_stakeholder(case, **REACHED)
    change(stakeholder, case, email="ny@natt.example")
    assert kinds(case) == ["stakeholder.created", *["stakeholder.contact_changed"] * 2]
    told = str([(event.changes, event.note) for event in stream_of(case.key)])
    assert [secret for secret in (*REACHED.values(), "ny@natt.example") if secret in told] == []


def test_the_case_file_never_holds_how_anybody_is_reached(case):
    make_stakeholder(case, **REACHED)
    written = snapshot(case).model_dump_json()
    assert "Nattpatrullen" in written
    assert [secret for secret in REACHED.values() if secret in written] == []


def test_the_same_contact_data_again_is_no_change(case):
    stakeholder = make_stakeholder(case, **REACHED)
    change(stakeholder, case, **REACHED)
    assert kinds(case) == ["stakeholder.created", "stakeholder.contact_changed"]


def test_emptied_contact_data_is_gone(case):
    stakeholder = make_stakeholder(case, **REACHED)
    change(stakeholder, case, person="", email="", telephone="")
    assert not StakeholderContact.objects.exists()


def test_two_who_change_different_things_at_once_are_both_kept(case):
    stakeholder = make_stakeholder(case)
    opened = Edit(version=stakeholder.version)
    change(stakeholder, case, opened, note="Ring först", **REACHED)
    changed = change(stakeholder, case, opened, influence=2)
    assert (changed.note, changed.influence, contact_of(changed)) == ("Ring först", 2, REACHED)


def test_two_who_change_the_address_at_once_meet_both(case):
    stakeholder = make_stakeholder(case, **REACHED)
    opened = Edit(version=stakeholder.version)
    change(stakeholder, case, opened, **REACHED | {"email": "elin@natt.example"})
    with pytest.raises(Conflict) as met:
        change(stakeholder, case, opened, note="Mitt", **REACHED | {"email": "jonas@natt.example"})
    assert [(each.field, each.mine, each.theirs) for each in met.value.collisions] == [
        ("email", "jonas@natt.example", "elin@natt.example")
    ]
    assert contact_of(stakeholder)["email"] == "elin@natt.example"
    assert Stakeholder.objects.get().note == ""


@pytest.mark.parametrize(("taken", "kept"), [("mine", "jonas@natt.example"), ("theirs", "elin@natt.example")])
def test_she_chooses_which_of_the_two_addresses_stands(case, taken, kept):
    stakeholder = make_stakeholder(case, **REACHED)
    opened = Edit(version=stakeholder.version)
    saved = change(stakeholder, case, opened, email="elin@natt.example")
    chosen = Edit(version=opened.version, resolved_version=saved.version, **{taken: frozenset({"email"})})
    change(stakeholder, case, chosen, email="jonas@natt.example")
    assert contact_of(stakeholder)["email"] == kept


def test_a_removed_stakeholder_leaves_no_address_and_its_number_never_returns(case):
    stakeholder = make_stakeholder(case, **REACHED)
    remove_stakeholder(stakeholder=stakeholder, by=case.owner)
    assert not StakeholderContact.objects.exists()
    assert make_stakeholder(case).ref == "I-002"


def test_a_list_is_added_with_the_same_rows_and_events_as_one_by_one(case):
    make_stakeholder(case)
    rows = [{"name": "Anhöriga", "affected": 5, "first_hand": True}, {"name": "Vikarier", "perspective": "operations"}]
    added = add_stakeholders(case=case, rows=rows, by=case.owner)
    assert [(one.ref, one.name) for one in added] == [("I-002", "Anhöriga"), ("I-003", "Vikarier")]
    last = stream_of(case.key).first()
    assert (last.kind, last.record, last.changes) == (
        "stakeholder.created",
        "stakeholder:I-003",
        {"name": [None, "Vikarier"], "perspective": [None, "operations"]},
    )
    assert not [*broken_links(), *broken_ends()]


def test_a_contributor_on_the_team_may_write_and_others_may_not(case):
    outside = make_user("contributor", case.organisation)
    with pytest.raises(PermissionDenied):
        add_stakeholders(case=case, rows=[{"name": "Anhöriga"}], by=outside)
    case.team.create(user=outside)
    assert len(add_stakeholders(case=case, rows=[{"name": "Anhöriga"}], by=outside)) == 1


def test_nothing_is_changed_in_a_case_that_is_submitted():
    case = make_ready_case()
    stakeholder = make_stakeholder(case)
    make_user("approver", case.organisation)
    submit_case(case=case, by=case.owner)
    for doing in (
        lambda: change(stakeholder, case, **REACHED),
        lambda: remove_stakeholder(stakeholder=stakeholder, by=case.owner),
        lambda: add_stakeholders(case=case, rows=[{"name": "Anhöriga"}], by=case.owner),
    ):
        with pytest.raises(RuleViolation):
            doing()
    assert not StakeholderContact.objects.exists()

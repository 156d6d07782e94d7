import pytest
from django.core.exceptions import PermissionDenied

from needs.cases.actions.case import set_team
from needs.cases.actions.need import change_need, restore_need, retire_need
from needs.cases.actions.priority import classify_need
from needs.cases.models import Need
from needs.safekeeping.merging import Conflict, Edit
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_need, make_source, make_user

pytestmark = pytest.mark.django_db


def events(case, kind):
    return list(Event.objects.filter(stream=case.key, kind=kind))


def test_needs_are_numbered_within_their_case_and_a_number_never_returns():
    case = make_case()
    first, second = make_need(case), make_need(case)
    retire_need(need=second, status="rejected", reason="Inget behov", edit=None, by=case.owner)
    assert [first.ref, second.ref, make_need(case).ref, make_need(make_case()).ref] == [
        "B-001",
        "B-002",
        "B-003",
        "B-001",
    ]


def test_a_change_raises_the_version_and_tells_before_and_after():
    need = make_need(make_case())
    changed = change_need(need=need, values={"who": "Nattpatrullen"}, edit=Edit(1), by=need.case.owner)
    (event,) = events(need.case, "need.changed")
    assert (changed.version, changed.who) == (2, "Nattpatrullen")
    assert event.changes == {"who": ["Den som har hemtjänst", "Nattpatrullen"]}
    assert (event.record, event.record_version, event.actor) == ("need:B-001", 2, need.case.owner.name)


def test_saving_without_a_change_writes_nothing():
    need = make_need(make_case())
    before = Event.objects.count()
    assert change_need(need=need, values={"who": need.who}, edit=Edit(1), by=need.case.owner).version == 1
    assert Event.objects.count() == before


def test_changes_to_different_fields_at_the_same_time_are_both_kept():
    need = make_need(make_case())
    by = need.case.owner
    change_need(need=need, values={"who": "Nattpatrullen", "what": need.what}, edit=Edit(1), by=by)
    change_need(need=need, values={"who": need.who, "what": "skilja larm åt"}, edit=Edit(1), by=by)
    need.refresh_from_db()
    assert (need.who, need.what, need.version) == ("Nattpatrullen", "skilja larm åt", 3)


def test_two_changes_to_the_same_field_are_shown_and_neither_is_lost():
    need = make_need(make_case())
    change_need(need=need, values={"who": "Nattpatrullen"}, edit=Edit(1), by=need.case.owner)
    with pytest.raises(Conflict) as caught:
        change_need(need=need, values={"who": "Dagpersonalen"}, edit=Edit(1), by=need.case.owner)
    (collision,) = caught.value.collisions
    assert (collision.field, collision.mine, collision.theirs) == ("who", "Dagpersonalen", "Nattpatrullen")
    assert Need.objects.get().who == "Nattpatrullen"


def test_a_settled_conflict_is_written():
    need = make_need(make_case())
    change_need(need=need, values={"who": "Nattpatrullen"}, edit=Edit(1), by=need.case.owner)
    edit = Edit(1, resolved_version=2, mine=frozenset({"who"}))
    assert change_need(need=need, values={"who": "Alla i natt"}, edit=edit, by=need.case.owner).who == "Alla i natt"


def test_a_settled_conflict_is_asked_again_when_a_third_change_came_between():
    need = make_need(make_case())
    for who in ("Nattpatrullen", "Kvällspatrullen"):
        change_need(need=need, values={"who": who}, edit=None, by=need.case.owner)
    edit = Edit(1, resolved_version=2, mine=frozenset({"who"}))
    with pytest.raises(Conflict):
        change_need(need=need, values={"who": "Alla i natt"}, edit=edit, by=need.case.owner)


def test_links_to_another_case_are_not_accepted():
    need = make_need(make_case())
    make_source(make_case())
    change_need(need=need, values={"sources": [{"source": "U-001", "quote": ""}]}, edit=None, by=need.case.owner)
    assert not need.source_links.exists()


def test_a_class_makes_a_proposed_need_prioritised_and_a_draft_stays_a_draft():
    case = make_case()
    proposed, draft = make_need(case, status="proposed"), make_need(case)
    for need in (proposed, draft):
        classify_need(need=need, moscow="must", reason="", edit=None, by=case.owner)
    assert [need.status for need in case.needs.order_by("number")] == ["prioritised", "draft"]


@pytest.mark.parametrize(("status", "reason"), [("rejected", " "), ("approved", "Skäl"), ("draft", "Skäl")])
def test_a_need_is_retired_only_as_rejected_or_deferred_and_with_a_reason(status, reason):
    need = make_need(make_case())
    with pytest.raises(RuleViolation):
        retire_need(need=need, status=status, reason=reason, edit=None, by=need.case.owner)


def test_a_retired_need_is_not_changed_until_it_is_taken_back():
    need = make_need(make_case())
    by = need.case.owner
    retire_need(need=need, status="deferred", reason="Nästa avtal", edit=None, by=by)
    with pytest.raises(RuleViolation):
        change_need(need=need, values={"who": "Nattpatrullen"}, edit=None, by=by)
    restore_need(need=need, by=by)
    assert change_need(need=need, values={"who": "Nattpatrullen"}, edit=None, by=by).who == "Nattpatrullen"


def test_a_contributor_writes_needs_only_on_the_team():
    case = make_case()
    colleague = make_user("contributor", case.organisation)
    need = make_need(case)
    with pytest.raises(PermissionDenied):
        change_need(need=need, values={"who": "Jag"}, edit=None, by=colleague)
    set_team(case=case, users=[colleague], by=case.owner)
    assert change_need(need=need, values={"who": "Jag"}, edit=None, by=colleague).who == "Jag"


@pytest.mark.parametrize("role", ["reader", "approver", "administrator"])
def test_nobody_else_writes_needs(role):
    need = make_need(make_case())
    with pytest.raises(PermissionDenied):
        change_need(need=need, values={"who": "x"}, edit=None, by=make_user(role, need.case.organisation))


def test_a_deactivated_officer_writes_nothing():
    need = make_need(make_case())
    officer = make_user("officer", need.case.organisation, is_active=False)
    with pytest.raises(PermissionDenied):
        change_need(need=need, values={"who": "x"}, edit=None, by=officer)


def test_a_version_that_has_never_been_does_not_get_past_the_conflict():
    need = make_need(make_case())
    change_need(need=need, values={"who": "Nattpatrullen"}, edit=None, by=need.case.owner)
    with pytest.raises(Conflict):
        change_need(need=need, values={"who": "Dagpersonalen"}, edit=Edit(10**20), by=need.case.owner)

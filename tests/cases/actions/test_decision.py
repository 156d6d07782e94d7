import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from needs.casefile import canonical_bytes, checksum
from needs.cases.actions.case import change_case
from needs.cases.actions.decision import cancel_case, decide_case, revise_case, submit_case, withdraw_case
from needs.cases.actions.need import change_need
from needs.cases.models import Baseline, Case, Decision
from needs.cases.queries.verification import faults
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from tests.cases.factories import make_case, make_ready_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return make_ready_case()


@pytest.fixture
def approver(case):
    return make_user("approver", case.organisation, name="Omar Lindfors")


@pytest.fixture
def submitted(case, approver):
    submit_case(case=case, by=case.owner)
    case.refresh_from_db()
    return case


def decide(case, by, verdict="approve", comment="", need=("approve", ""), version=1):
    return decide_case(case=case, version=version, verdict=verdict, comment=comment, needs={"B-001": need}, by=by)


def codes(violation):
    return [obstacle.code for obstacle in violation.value.obstacles]


def test_submitting_freezes_the_whole_case(submitted):
    baseline = Baseline.objects.get()
    file = baseline.case_file()
    assert (submitted.state, baseline.version, file.version, file.case.state) == ("submitted", 1, 1, "submitted")
    assert baseline.content == canonical_bytes(file).decode()
    assert baseline.checksum == checksum(file)
    assert file.needs[0].sources[0].quote == "Vi vet aldrig vem som kommer."
    assert file.case.approver == "Omar Lindfors"


def test_an_unfinished_case_is_refused_with_every_obstacle(approver):
    empty = make_case(organisation=approver.memberships.get().organisation)
    with pytest.raises(RuleViolation) as caught:
        submit_case(case=empty, by=empty.owner)
    assert codes(caught) == ["purpose", "background", *["unheard"] * 6, "no-needs"]
    assert not Baseline.objects.exists()


def test_nothing_is_changed_while_the_case_rests_with_the_approver(submitted):
    for change in (
        lambda: change_case(case=submitted, values={"title": "Nytt"}, edit=None, by=submitted.owner),
        lambda: change_need(need=submitted.needs.get(), values={"who": "x"}, edit=None, by=submitted.owner),
    ):
        with pytest.raises(RuleViolation) as caught:
            change()
        assert codes(caught) == ["locked"]


def test_the_approver_decides_and_the_needs_follow(submitted, approver):
    decision = decide(submitted, approver, comment="Bra underlag")
    submitted.refresh_from_db()
    assert (submitted.state, submitted.approver) == ("approved", approver)
    assert submitted.needs.get().status == "approved"
    record = decision.record()
    assert (record.version, record.checksum) == (1, Baseline.objects.get().checksum)
    assert (record.decided_by, record.mandate) == ("Omar Lindfors", "Delegationsordning 4.2")


def test_a_returned_need_and_case_can_be_revised_and_submitted_again(submitted, approver):
    decide(submitted, approver, "return", "Hör fler", ("return", "Skriv om"))
    assert submitted.needs.get().status == "returned"
    revise_case(case=submitted, by=submitted.owner)
    change_need(need=submitted.needs.get(), values={"who": "Alla"}, edit=None, by=submitted.owner)
    second = submit_case(case=submitted, by=submitted.owner)
    first = Baseline.objects.get(version=1)
    assert (second.version, second.previous_checksum) == (2, first.checksum)
    assert second.case_file().needs[0].status == "prioritised"
    assert second.case_file().decisions[0].comment == "Hör fler"


@pytest.mark.parametrize("verdict", ["return", "reject"])
def test_a_no_needs_a_comment_for_the_whole_and_for_each_need(submitted, approver, verdict):
    with pytest.raises(RuleViolation) as caught:
        decide(submitted, approver, verdict, " ", (verdict, ""))
    assert codes(caught) == ["comment", "need-comment"]
    assert not Decision.objects.exists()


def test_every_need_gets_a_verdict(submitted, approver):
    with pytest.raises(RuleViolation) as caught:
        decide_case(case=submitted, version=1, verdict="approve", comment="", needs={}, by=approver)
    assert codes(caught) == ["need"]


def test_four_eyes_the_owner_never_decides_even_as_approver(submitted):
    submitted.organisation.memberships.create(user=submitted.owner, role="approver")
    with pytest.raises(RuleViolation) as caught:
        decide(submitted, submitted.owner)
    assert codes(caught) == ["four-eyes"]


def test_four_eyes_the_one_who_submits_never_decides(case, approver):
    deputy = make_user("officer", case.organisation)
    case.organisation.memberships.create(user=deputy, role="approver")
    submit_case(case=case, by=deputy)
    with pytest.raises(RuleViolation) as caught:
        decide(case, deputy)
    assert codes(caught) == ["four-eyes"]


@pytest.mark.parametrize("role", ["officer", "contributor", "reader", "administrator"])
def test_only_approvers_decide(submitted, role):
    with pytest.raises(PermissionDenied):
        decide(submitted, make_user(role, submitted.organisation))


def test_an_approver_elsewhere_or_deactivated_decides_nothing(submitted):
    for person in (make_user("approver"), make_user("approver", submitted.organisation, is_active=False)):
        with pytest.raises(PermissionDenied):
            decide(submitted, person)


def test_a_stale_or_repeated_decision_is_refused(submitted, approver):
    with pytest.raises(RuleViolation) as caught:
        decide(submitted, approver, version=2)
    assert codes(caught) == ["stale"]
    decide(submitted, approver)
    with pytest.raises(RuleViolation) as caught:
        decide(submitted, approver)
    assert codes(caught) == ["wrong-state"]


def test_withdrawing_opens_the_case_and_keeps_the_baseline(submitted):
    withdraw_case(case=submitted, by=submitted.owner)
    assert (Case.objects.get().state, Baseline.objects.count()) == ("draft", 1)


def test_cancelling_needs_a_reason(submitted):
    with pytest.raises(RuleViolation):
        cancel_case(case=submitted, reason=" ", by=submitted.owner)
    assert cancel_case(case=submitted, reason="Behovet är borta", by=submitted.owner).state == "cancelled"


@pytest.mark.parametrize("model", [Baseline, Decision, Event])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_changes_to_what_is_written(submitted, approver, model, verb):
    decide(submitted, approver)
    rows = model.objects.all()
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.update(id=0) if verb == "update" else rows._raw_delete(rows.db)


def test_all_that_is_written_verifies(submitted, approver):
    decide(submitted, approver)
    assert list(faults()) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows INSERT OR REPLACE")
@pytest.mark.parametrize("table", ["cases_baseline", "cases_decision", "safekeeping_event"])
def test_a_row_is_not_replaced_either(submitted, approver, table):
    decide(submitted, approver)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_a_need_returned_within_an_approved_whole_stands_in_the_way_of_the_next_version(submitted, approver):
    decide(submitted, approver, need=("return", "Skriv tydligare"))
    revise_case(case=submitted, by=submitted.owner)
    with pytest.raises(RuleViolation) as caught:
        submit_case(case=submitted, by=submitted.owner)
    assert codes(caught) == ["returned"]
    change_need(need=submitted.needs.get(), values={"who": "Alla"}, edit=None, by=submitted.owner)
    assert submit_case(case=submitted, by=submitted.owner).version == 2

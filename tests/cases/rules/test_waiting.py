import pytest

from needs.accounts.models import DelegationRule, Membership, Unit
from needs.cases.actions.case import change_case
from needs.cases.actions.decision import decide_case, submit_case
from needs.cases.models import Case
from needs.cases.rules.approval import may_decide
from needs.cases.rules.waiting import waiting_for
from tests.cases.factories import make_organisation, make_ready_case, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    organisation = make_organisation()
    make_user("approver", organisation)
    return organisation


def submitted(home, **values):
    case = make_ready_case(make_user("officer", home))
    change_case(case=case, values=values, edit=None, by=case.owner)
    submit_case(case=case, by=case.owner)
    return Case.objects.get(pk=case.pk)


def agrees(user, *cases):
    """What waits is what the person may decide on, one case at a time."""
    waiting = {case.pk for case in waiting_for(user)}
    assert waiting == {case.pk for case in cases if may_decide(user, case)}
    return waiting


def test_a_submitted_case_waits_for_the_approver_and_for_nobody_else(home):
    case = submitted(home)
    assert agrees(make_user("approver", home), case) == {case.pk}
    for person in (case.owner, make_user("officer", home), make_user("reader", home), make_user("approver")):
        assert agrees(person, case) == set()


def test_a_case_does_not_wait_for_the_one_who_runs_it_even_when_she_is_an_approver(home):
    case = submitted(home)
    Membership.objects.create(user=case.owner, organisation=home, role="approver")
    assert agrees(case.owner, case) == set()


def test_the_value_and_the_unit_choose_the_person(home):
    unit = Unit.objects.create(organisation=home, name="Vård")
    small, chief = make_user("approver", home), make_user("approver", home)
    home.delegation_rules.all().delete()
    DelegationRule.objects.create(organisation=home, limit=1_000_000, approver=small)
    DelegationRule.objects.create(organisation=home, approver=chief)
    DelegationRule.objects.create(organisation=home, unit=unit, role="approver")
    cheap, dear, own = (
        submitted(home, estimated_value=5),
        submitted(home, estimated_value=10**7),
        submitted(home, unit=unit),
    )
    assert agrees(small, cheap, dear, own) == {cheap.pk, own.pk}
    assert agrees(chief, cheap, dear, own) == {dear.pk, own.pk}


def test_a_decided_case_waits_no_more(home):
    case, approver = submitted(home), make_user("approver", home)
    decide_case(case=case, version=1, verdict="approve", comment="", needs={"B-001": ("approve", "")}, by=approver)
    assert waiting_for(approver) == []


@pytest.mark.parametrize("cases", [1, 3])
def test_what_waits_is_found_in_four_queries(home, cases, django_assert_num_queries):
    for _ in range(cases):
        submitted(home)
    approver = make_user("approver", home)
    with django_assert_num_queries(4):
        assert len(waiting_for(approver)) == cases

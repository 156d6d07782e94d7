import pytest

from needs.cases.actions.case import set_team
from needs.cases.actions.decision import submit_case
from needs.cases.models import Case
from tests.cases.factories import make_case, make_ready_case, make_user

pytestmark = pytest.mark.django_db


def sees(user, case):
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


def test_a_case_is_seen_by_every_role_of_its_organisation_and_by_no_one_else():
    case = make_case()
    roles = ("reader", "contributor", "officer", "approver", "administrator")
    assert all(sees(make_user(role, case.organisation), case) for role in roles)
    assert not sees(make_user("officer"), case)
    assert not sees(make_user("officer", case.organisation, is_active=False), case)


def test_a_restricted_case_is_seen_only_by_its_owner_and_team():
    case = make_case(restricted=True)
    colleague, other = make_user("contributor", case.organisation), make_user("officer", case.organisation)
    set_team(case=case, users=[colleague], by=case.owner)
    assert [sees(person, case) for person in (case.owner, colleague, other)] == [True, True, False]


def test_a_restricted_case_is_opened_to_approvers_while_it_is_submitted():
    case = make_ready_case()
    Case.objects.filter(pk=case.pk).update(restricted=True)
    approver, elsewhere = make_user("approver", case.organisation), make_user("approver")
    assert not sees(approver, case)
    submit_case(case=case, by=case.owner)
    assert [sees(person, case) for person in (approver, elsewhere)] == [True, False]
    assert not sees(make_user("officer", case.organisation), case)

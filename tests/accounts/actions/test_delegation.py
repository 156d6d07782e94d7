import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from needs.accounts.actions.delegation import remove_delegation, set_delegation
from needs.accounts.actions.member import close_account
from needs.accounts.actions.organisation import add_unit
from needs.accounts.models import DelegationRule
from needs.accounts.queries.delegation import rule_for
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_a_row_says_who_decides():
    organisation = make_organisation()
    set_delegation(organisation=organisation, limit=5_000_000, role="approver", mandate=" Punkt 4.2 ", by=None)
    rule = rule_for(organisation_id=organisation.pk, unit_id=None, value=5_000_000)
    assert rule is not None
    assert (rule.role, rule.mandate) == ("approver", "Punkt 4.2")
    assert rule_for(organisation_id=organisation.pk, unit_id=None, value=5_000_001) is None


def test_a_row_replaces_that_of_the_same_limit_and_unit_alone():
    organisation = make_organisation()
    unit = add_unit(organisation=organisation, name="Omsorgen", by=None)
    approver = make_member(organisation, "approver")
    for values in ({"role": "approver"}, {"role": "approver", "unit": unit}, {"approver": approver}):
        set_delegation(organisation=organisation, limit=5_000_000, by=None, **values)
    rows = DelegationRule.objects.order_by("unit_id").values_list("unit", "role", "approver")
    assert set(rows) == {(None, "", approver.pk), (unit.pk, "approver", None)}


def test_a_row_is_taken_away_once():
    organisation = make_organisation()
    set_delegation(organisation=organisation, limit=None, role="approver", by=None)
    set_delegation(organisation=organisation, limit=100, role="approver", by=None)
    assert remove_delegation(organisation=organisation, limit=None, by=None)
    assert not remove_delegation(organisation=organisation, limit=None, by=None)
    assert [rule.limit for rule in DelegationRule.objects.all()] == [100]


@pytest.mark.parametrize("values", [{}, {"role": "officer"}, {"role": "approver", "limit": -1}])
def test_a_row_without_someone_who_may_decide_is_refused(values):
    with pytest.raises(ValidationError):
        set_delegation(**{"organisation": make_organisation(), "limit": 100, "by": None} | values)
    assert not DelegationRule.objects.exists()


def test_only_one_who_may_decide_in_the_organisation_is_named():
    organisation = make_organisation()
    closed = make_member(organisation, "approver")
    close_account(user=closed)
    closed.refresh_from_db()
    for person in (make_member(organisation, "officer"), make_member(make_organisation(), "approver"), closed):
        with pytest.raises(ValidationError):
            set_delegation(organisation=organisation, limit=100, approver=person, by=None)


def test_a_role_and_a_person_at_once_and_a_unit_of_others_are_refused():
    organisation = make_organisation()
    theirs = add_unit(organisation=make_organisation(), name="Omsorgen", by=None)
    approver = make_member(organisation, "approver")
    with pytest.raises(ValidationError):
        set_delegation(organisation=organisation, limit=100, role="approver", approver=approver, by=None)
    with pytest.raises(ValidationError):
        set_delegation(organisation=organisation, limit=100, role="approver", unit=theirs, by=None)


@pytest.mark.parametrize("role", ["reader", "contributor", "officer", "approver"])
def test_only_an_administrator_of_the_organisation_sets_who_decides(role):
    home, away = make_organisation(), make_organisation()
    for by in (make_member(home, role), make_member(away, "administrator")):
        with pytest.raises(PermissionDenied):
            set_delegation(organisation=home, limit=None, role="approver", by=by)
        with pytest.raises(PermissionDenied):
            remove_delegation(organisation=home, limit=None, by=by)
    assert set_delegation(organisation=home, limit=None, role="approver", by=make_member(home, "administrator")).pk

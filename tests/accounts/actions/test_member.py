import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from needs.accounts.actions.member import add_member, close_account, open_account, remove_role
from needs.accounts.actions.organisation import add_unit
from needs.accounts.models import Membership, User
from needs.accounts.queries.membership import roles_of
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_a_new_member_has_the_roles_and_no_password_yet():
    organisation = make_organisation()
    user = make_member(organisation, "officer", "administrator", email="Rut@Alvsby.example", name="Rut Ek")
    assert [role.code for _, role in roles_of(user)] == ["officer", "administrator"]
    assert (user.email, user.has_usable_password()) == ("rut@alvsby.example", False)


def test_adding_the_same_member_again_changes_nothing():
    organisation = make_organisation()
    first = make_member(organisation, "officer", email="rut@alvsby.example", name="Rut Ek")
    again = make_member(organisation, "officer", email="RUT@alvsby.example", name="Någon annan")
    assert (again, again.name, Membership.objects.count()) == (first, "Rut Ek", 1)


def test_a_person_may_be_a_member_of_several_organisations_with_one_account():
    home, away = make_organisation(), make_organisation()
    user = make_member(home, "officer", email="rut@alvsby.example", password="a long password")
    make_member(away, "reader", email="rut@alvsby.example")
    assert {(organisation, role.code) for organisation, role in roles_of(user)} == {(home, "officer"), (away, "reader")}
    assert User.objects.get().check_password("a long password")


def test_a_unit_given_later_is_kept():
    organisation = make_organisation()
    user = make_member(organisation, "officer")
    unit = add_unit(organisation=organisation, name="Inköp", by=None)
    make_member(organisation, "officer", email=user.email, unit=unit)
    make_member(organisation, "officer", email=user.email)
    assert Membership.objects.get().unit == unit


@pytest.mark.parametrize("values", [{"email": "not an address"}, {"name": " "}])
def test_an_account_needs_an_address_and_a_name(values):
    with pytest.raises(ValidationError):
        make_member(make_organisation(), **values)
    assert not User.objects.exists()


def test_a_role_that_is_not_there_and_a_unit_of_others_are_refused():
    organisation = make_organisation()
    theirs = add_unit(organisation=make_organisation(), name="Inköp", by=None)
    with pytest.raises(ValidationError):
        make_member(organisation, "emperor")
    with pytest.raises(ValidationError):
        make_member(organisation, "officer", unit=theirs)
    assert not User.objects.exists()


def test_a_closed_account_is_opened_before_it_gets_roles():
    organisation = make_organisation()
    user = make_member(organisation)
    assert (close_account(user=user), close_account(user=user)) == (True, False)
    with pytest.raises(ValidationError):
        make_member(organisation, "officer", email=user.email)
    assert (open_account(user=user), open_account(user=user)) == (True, False)
    make_member(organisation, "officer", email=user.email)
    assert user.memberships.count() == 2


def test_a_role_is_taken_in_one_organisation_alone():
    home, away = make_organisation(), make_organisation()
    user = make_member(home, "officer", "reader")
    make_member(away, "officer", email=user.email)
    assert remove_role(organisation=home, user=user, role="officer", by=None)
    assert not remove_role(organisation=home, user=user, role="officer", by=None)
    assert {(organisation, role.code) for organisation, role in roles_of(user)} == {(home, "reader"), (away, "officer")}


@pytest.mark.parametrize("role", ["reader", "contributor", "officer", "approver"])
def test_only_an_administrator_of_the_organisation_gives_and_takes_roles(role):
    home, away = make_organisation(), make_organisation()
    for by in (make_member(home, role), make_member(away, "administrator")):
        with pytest.raises(PermissionDenied):
            add_member(organisation=home, name="Bo", email="bo@kommun.example", roles=["officer"], by=by)
        with pytest.raises(PermissionDenied):
            remove_role(organisation=home, user=by, role=role, by=by)

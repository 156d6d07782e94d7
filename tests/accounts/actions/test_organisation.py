import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from needs.accounts.actions.organisation import add_unit, create_organisation, set_guidelines
from needs.accounts.models import Guidelines, Organisation, Unit
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


def test_a_new_organisation_has_guidelines_that_ask_for_nothing():
    organisation = create_organisation(slug="alvsby", name=" Älvsby kommun ", organisation_number="2120002767")
    assert (organisation.name, organisation.organisation_number) == ("Älvsby kommun", "212000-2767")
    assert organisation.guidelines.required_perspectives == []


@pytest.mark.parametrize(
    "values",
    [
        {"slug": "alvsby", "name": "Älvsby", "organisation_number": "212000-2768"},
        {"slug": "älvs by", "name": "Älvsby"},
        {"slug": "alvsby", "name": " "},
    ],
)
def test_a_number_a_short_name_or_a_name_that_cannot_be_is_refused(values):
    with pytest.raises(ValidationError):
        create_organisation(**values)
    assert not Organisation.objects.exists()


def test_a_short_name_is_taken_once():
    make_organisation(slug="alvsby")
    with pytest.raises(ValidationError):
        make_organisation(slug="alvsby")


def test_a_unit_is_made_once_and_stays_where_it_stands():
    organisation = make_organisation()
    care = add_unit(organisation=organisation, name="Omsorgen", by=None)
    night = add_unit(organisation=organisation, name="Nattpatrullen", parent=care, by=None)
    assert add_unit(organisation=organisation, name="Nattpatrullen", by=None) == night
    assert Unit.objects.get(pk=night.pk).parent == care


def test_a_unit_never_stands_under_that_of_another_organisation():
    theirs = add_unit(organisation=make_organisation(), name="Omsorgen", by=None)
    with pytest.raises(ValidationError):
        add_unit(organisation=make_organisation(), name="Nattpatrullen", parent=theirs, by=None)


def test_guidelines_are_replaced_as_a_whole():
    organisation = make_organisation()
    set_guidelines(organisation=organisation, texts={"prepare": "Börja i tid."}, least_voices=4, by=None)
    set_guidelines(organisation=organisation, texts={}, required_perspectives=["citizen"], by=None)
    guidelines = Guidelines.objects.get(organisation=organisation)
    assert (guidelines.texts, guidelines.least_voices, guidelines.required_perspectives) == ({}, 0, ["citizen"])


def test_guidelines_cannot_require_a_perspective_that_is_not_there():
    with pytest.raises(ValidationError):
        set_guidelines(organisation=make_organisation(), texts={}, required_perspectives=["martian"], by=None)


@pytest.mark.parametrize("role", ["reader", "contributor", "officer", "approver"])
def test_only_an_administrator_of_the_organisation_sets_it_up(role):
    home, away = make_organisation(), make_organisation()
    for by in (make_member(home, role), make_member(away, "administrator")):
        with pytest.raises(PermissionDenied):
            add_unit(organisation=home, name="Omsorgen", by=by)
        with pytest.raises(PermissionDenied):
            set_guidelines(organisation=home, texts={}, by=by)
    assert add_unit(organisation=home, name="Omsorgen", by=make_member(home, "administrator")).pk

import pytest

from needs.accounts.actions.delegation import set_delegation
from needs.accounts.actions.organisation import add_unit
from needs.accounts.queries.delegation import people_of, rule_for
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def people(organisation):
    return {name: make_member(organisation, "approver", name=name) for name in ("Enhet", "Förvaltning", "Direktör")}


@pytest.fixture
def units(organisation, people):
    """A department with a unit under it; the unit decides up to 1, the department up to 5, the director on all."""
    department = add_unit(organisation=organisation, name="Vård", by=None)
    unit = add_unit(organisation=organisation, name="Hemtjänst", parent=department, by=None)
    for place, limit, name in ((unit, 1, "Enhet"), (department, 5, "Förvaltning"), (None, None, "Direktör")):
        set_delegation(organisation=organisation, unit=place, limit=limit, approver=people[name], by=None)
    return {"unit": unit.pk, "department": department.pk, "none": None}


@pytest.mark.parametrize(
    ("unit", "value", "who"),
    [
        ("unit", None, "Enhet"),
        ("unit", 1, "Enhet"),
        ("unit", 2, "Förvaltning"),
        ("unit", 6, "Direktör"),
        ("department", 1, "Förvaltning"),
        ("none", 1, "Direktör"),
    ],
)
def test_the_nearest_unit_with_a_sufficient_limit_decides(organisation, units, unit, value, who):
    rule = rule_for(organisation_id=organisation.pk, unit_id=units[unit], value=value)
    assert [person.name for person in people_of(rule)] == [who]


def test_without_a_sufficient_limit_nobody_decides(organisation, people):
    set_delegation(organisation=organisation, limit=5, approver=people["Enhet"], by=None)
    assert rule_for(organisation_id=organisation.pk, unit_id=None, value=6) is None

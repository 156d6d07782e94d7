import pytest

from needs.accounts.models import Unit
from needs.accounts.queries.unit_tree import in_tree_order
from tests.cases.factories import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    home = make_organisation()
    care = Unit.objects.create(organisation=home, name="Vård")
    Unit.objects.create(organisation=home, name="Barn")
    evening = Unit.objects.create(organisation=home, name="Hemtjänst", parent=care)
    Unit.objects.create(organisation=home, name="Akut", parent=evening)
    return home


def test_each_unit_stands_under_the_one_it_belongs_to(home):
    found = [(unit.name, depth) for unit, depth in in_tree_order(home.units.all())]
    assert found == [("Barn", 0), ("Vård", 0), ("Hemtjänst", 1), ("Akut", 2)]


def test_a_unit_whose_parent_is_not_among_the_chosen_stands_at_the_edge(home):
    found = [(unit.name, depth) for unit, depth in in_tree_order(home.units.filter(parent__isnull=False))]
    assert found == [("Hemtjänst", 0), ("Akut", 1)]

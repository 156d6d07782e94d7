import pytest

from needs.accounts.actions.delegation import set_delegation
from needs.accounts.actions.member import close_account, remove_role
from needs.accounts.actions.organisation import add_unit
from needs.accounts.queries.ladder import Ladder, gaps, ladders
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def omar(organisation):
    return make_member(organisation, "approver", name="Omar Lindfors", title="Enhetschef")


def words(ladder: Ladder) -> list[tuple[str, str]]:
    return [(rung.values.replace("\xa0", " "), rung.who) for rung in ladder.rungs]


def test_without_a_table_nobody_decides_on_anything(organisation):
    (ladder,) = ladders(organisation)
    assert words(ladder) == [("Alla belopp", "Ingen. Det saknas en rad i delegationstabellen.")]
    assert gaps(organisation) == ["Hela organisationen, Alla belopp: Ingen. Det saknas en rad i delegationstabellen."]


def test_a_row_tells_its_values_its_people_and_where_it_stands(organisation, omar):
    set_delegation(organisation=organisation, limit=5_000_000, approver=omar, mandate="Punkt 4.2", by=None)
    set_delegation(organisation=organisation, limit=None, role="approver", by=None)
    (ladder,) = ladders(organisation)
    assert words(ladder) == [
        ("Upp till 5 000 000 kr", "Enhetschef, Omar Lindfors"),
        ("Över 5 000 000 kr", "Beslutsfattare: Omar Lindfors"),
    ]
    assert ([rung.mandate for rung in ladder.rungs], ladder.gaps) == (["Punkt 4.2", ""], [])


def test_values_above_the_highest_limit_are_a_gap(organisation, omar):
    set_delegation(organisation=organisation, limit=100, approver=omar, by=None)
    set_delegation(organisation=organisation, limit=200, role="approver", by=None)
    (ladder,) = ladders(organisation)
    assert [values for values, _ in words(ladder)] == ["Upp till 100 kr", "Över 100 kr, upp till 200 kr", "Över 200 kr"]
    assert [rung.is_gap for rung in ladder.rungs] == [False, False, True]


def test_a_unit_follows_its_own_rows_and_then_those_of_the_whole(organisation, omar):
    unit = add_unit(organisation=organisation, name="Omsorgen", by=None)
    set_delegation(organisation=organisation, limit=100, role="approver", by=None)
    set_delegation(organisation=organisation, limit=None, role="approver", by=None)
    set_delegation(organisation=organisation, limit=500, approver=omar, unit=unit, by=None)
    whole, care = ladders(organisation)
    assert [values for values, _ in words(whole)] == ["Upp till 100 kr", "Över 100 kr"]
    assert (care.name, words(care)[0]) == ("Omsorgen", ("Upp till 500 kr", "Enhetschef, Omar Lindfors"))
    assert [values for values, _ in words(care)] == ["Upp till 500 kr", "Över 500 kr"]


def test_a_person_who_has_left_or_lost_the_role_leaves_a_gap(organisation, omar):
    lost = make_member(organisation, "approver", name="Rut Ek")
    set_delegation(organisation=organisation, limit=100, approver=omar, by=None)
    set_delegation(organisation=organisation, limit=None, approver=lost, by=None)
    close_account(user=omar)
    remove_role(organisation=organisation, user=lost, role="approver", by=None)
    (ladder,) = ladders(organisation)
    assert [who for _, who in words(ladder)] == [
        "Ingen. Omar Lindfors får inte längre besluta.",
        "Ingen. Rut Ek får inte längre besluta.",
    ]
    assert len(ladder.gaps) == 2


def test_a_role_that_nobody_has_is_a_gap(organisation):
    make_member(make_organisation(), "approver")
    set_delegation(organisation=organisation, limit=None, role="approver", by=None)
    (ladder,) = ladders(organisation)
    assert words(ladder) == [("Alla belopp", "Ingen. Rollen Beslutsfattare har inte getts till någon.")]
    assert [rung.is_gap for rung in ladder.rungs] == [True]

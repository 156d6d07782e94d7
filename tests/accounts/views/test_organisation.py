import pytest
from django.test import Client
from django.urls import reverse

from needs.accounts.actions.delegation import set_delegation
from needs.accounts.actions.member import close_account
from needs.accounts.actions.organisation import add_unit, set_guidelines
from needs.accounts.models import Organisation, User
from tests.accounts.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
CRITERIA = [
    {"name": "Nytta", "question": "Hur stor?", "weight": 3, "steps": ["ingen", "", "", "", "", "stor"]},
    {"name": "Kostnad", "weight": 1, "direction": "cost"},
]


@pytest.fixture
def home() -> Organisation:
    organisation = make_organisation(name="Älvsby kommun", organisation_number="212000-2767")
    care = add_unit(organisation=organisation, name="Omsorgen", by=None)
    add_unit(organisation=organisation, name="Nattpatrullen", parent=care, by=None)
    return organisation


@pytest.fixture
def reader(home: Organisation) -> User:
    return make_member(home, "reader", name="Rut Ek", title="Registrator")


def page(client: Client, user: User, organisation: Organisation) -> str:
    client.force_login(user)
    return client.get(reverse("organisation", args=[organisation.key])).content.decode()


def test_my_account_leads_to_the_organisation(client: Client, home: Organisation, reader: User):
    client.force_login(reader)
    assert reverse("organisation", args=[home.key]) in client.get(reverse("account")).content.decode()


def test_strangers_meet_404_and_the_rest_log_in(client: Client, home: Organisation):
    address = reverse("organisation", args=[home.key])
    assert client.get(address).headers["Location"].startswith(reverse("account_login"))
    client.force_login(make_member(make_organisation(), "administrator"))
    assert client.get(address).status_code == 404


def test_members_read_who_has_which_role_and_what_it_means(client: Client, home: Organisation, reader: User):
    close_account(user=make_member(home, "officer", name="Har Slutat"))
    shown = page(client, reader, home)
    for words in ("Rut Ek", "Registrator", "Läser organisationens ärenden och rapporter. Ändrar ingenting."):
        assert words in shown
    assert "Har Slutat" not in shown
    assert "Ingen administrerar organisationen." in shown


def test_members_read_who_administers(client: Client, home: Organisation, reader: User):
    make_member(home, "administrator", name="Dag Hovrell", email="dag@alvsby.example")
    assert 'href="mailto:dag@alvsby.example"' in page(client, reader, home)


def test_units_stand_as_a_tree(client: Client, home: Organisation, reader: User):
    assert "<li>Omsorgen<ul><li>Nattpatrullen</li></ul>" in page(client, reader, home).replace("\n", "")


def test_values_that_nobody_may_decide_on_are_pointed_out(client: Client, home: Organisation, reader: User):
    approver = make_member(home, "approver", name="Omar Lindfors")
    set_delegation(organisation=home, limit=100, approver=approver, by=None)
    assert "Ingen får besluta om de här beloppen" in page(client, reader, home)
    set_delegation(organisation=home, limit=None, role="approver", by=None)
    shown = page(client, reader, home)
    assert "Ingen får besluta om de här beloppen" not in shown
    assert "Omar Lindfors" in shown


def test_guidelines_and_criteria_are_told_in_words(client: Client, home: Organisation, reader: User):
    texts = {"prepare": "Börja i tid. <b>Nu</b>"}
    required = ["citizen", "customer"]
    set_guidelines(
        organisation=home,
        texts=texts,
        required_perspectives=required,
        least_voices=4,
        least_first_hand=1,
        default_criteria=CRITERIA,
        by=None,
    )
    shown = page(client, reader, home)
    for words in (
        "Börja i tid. &lt;b&gt;Nu&lt;/b&gt;",
        "Ska alltid höras: Kund, Medborgare.",
        "Minst 4 röster i varje perspektiv.",
        "Minst 1 röst med egen erfarenhet i varje perspektiv.",
        "Vikt 75\xa0%. Från ”ingen” till ”stor”.",
        "Vikt 25\xa0%. Mindre är bättre.",
    ):
        assert words in shown


def test_an_organisation_without_anything_says_so(client: Client):
    bare = make_organisation()
    shown = page(client, make_member(bare, "reader"), bare)
    for words in ("Organisationen har inte skrivit några riktlinjer än.", "Inga enheter är inlagda."):
        assert words in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_needs_as_many_queries_for_three_as_for_one(
    client: Client, home: Organisation, reader: User, rows: int, django_assert_num_queries
):
    for row in range(rows):
        unit = add_unit(organisation=home, name=f"Enhet {row}", by=None)
        approver = make_member(home, "approver", unit=unit)
        set_delegation(organisation=home, limit=row, approver=approver, unit=unit, by=None)
    client.force_login(reader)
    with django_assert_num_queries(10):
        client.get(reverse("organisation", args=[home.key]))

import pytest
from django.urls import reverse
from django.utils import translation

from needs.accounts.models import Membership
from needs.strategy.actions.catalogue import add_goal, add_shipped, create_catalogue
from needs.strategy.models import GoalCatalogue
from tests.cases.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db
TYPED = {"version": 0, "name": "Vision 2035", "source": "Kommunfullmäktige § 84", "valid_from": "2025-01-01"}


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def keeper(organisation):
    return make_user("administrator", organisation)


@pytest.fixture
def catalogue(organisation):
    return create_catalogue(organisation=organisation, values={"name": "Vision 2035"}, by=None)


def test_a_catalogue_is_created_and_opened(client, keeper):
    client.force_login(keeper)
    response = client.post(reverse("catalogue_new"), TYPED)
    catalogue = GoalCatalogue.objects.get()
    assert response.url == reverse("catalogue", args=[catalogue.key])
    assert (catalogue.name, catalogue.source, str(catalogue.valid_from)) == (
        "Vision 2035", "Kommunfullmäktige § 84", "2025-01-01",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"name": ""}, "Skriv ett namn, så att andra känner igen katalogen."),
        ({"name": "Vision 2035"}, "Det finns redan en katalog som heter ”Vision 2035”."),
        ({"name": "Ny", "valid_to": "2024-12-31"}, "Katalogen kan inte sluta gälla innan den börjar gälla."),
        ({"name": "Ny", "source_url": "vision"}, "Skriv hela adressen, till exempel"),
    ],
)
def test_each_error_says_what_to_write(client, keeper, catalogue, typed, message):
    client.force_login(keeper)
    assert message in client.post(reverse("catalogue_new"), TYPED | typed).content.decode()
    assert GoalCatalogue.objects.count() == 1


def test_a_catalogue_is_changed_from_the_version_it_was_opened_at(client, keeper, catalogue):
    client.force_login(keeper)
    address = reverse("catalogue_edit", args=[catalogue.key])
    opened = TYPED | {"version": 1}
    assert client.post(address, opened | {"name": "Vision 2040"}).status_code == 302
    assert client.post(address, opened | {"name": "Vision 2050"}).status_code == 409
    assert GoalCatalogue.objects.get().name == "Vision 2040"


def test_the_list_stands_in_order_own_goals_first(client, keeper, organisation, catalogue):
    create_catalogue(organisation=organisation, values={"name": "Budget 2027"}, by=None)
    add_shipped(organisation=organisation, by=None)
    client.force_login(keeper)
    (group,) = client.get(reverse("catalogue_list")).context["groups"]
    assert [(row.name, row.goals) for row in group.rows] == [
        ("Budget 2027", 0), ("Vision 2035", 0), ("Globala målen", 17), ("Nationella upphandlingsstrategin", 7),
    ]  # fmt: skip


def test_the_shipped_goals_are_offered_until_they_are_there(client, keeper):
    client.force_login(keeper)
    offered = "Lägg till nationella och globala mål"
    assert offered in client.get(reverse("catalogue_list")).content.decode()
    html = client.post(reverse("catalogue_shipped"), follow=True).content.decode()
    assert "Globala målen är tillagd" in html
    assert offered not in html


def test_goals_are_shown_in_the_language_of_the_page(client, keeper, organisation):
    copy, _ = add_shipped(organisation=organisation, by=None)
    client.force_login(keeper)
    with translation.override("sv"):
        assert "Ingen fattigdom" in client.get(reverse("catalogue", args=[copy.key])).content.decode()
    client.cookies["language"] = "en"
    client.cookies["django_language"] = "en"
    assert "No poverty" in client.get(reverse("catalogue", args=[copy.key])).content.decode()


def test_readers_read_without_a_button(client, organisation, catalogue):
    add_goal(catalogue=catalogue, values={"title": "Trygghet"}, by=None)
    client.force_login(make_user("reader", organisation))
    pages = [client.get(reverse("catalogue_list")), client.get(reverse("catalogue", args=[catalogue.key]))]
    html = "".join(page.content.decode().split("<main")[1].split("</main>")[0] for page in pages)
    assert "Trygghet" in html
    assert "<form" not in html
    assert "button" not in html


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), ("officer", 403), ("reader", 403)])
def test_who_may_create(client, organisation, role, status):
    client.force_login(make_user(role, organisation))
    assert client.post(reverse("catalogue_new"), TYPED).status_code == status
    assert GoalCatalogue.objects.exists() == (status == 302)


def test_another_organisations_catalogue_does_not_exist(client, catalogue):
    client.force_login(make_user("administrator"))
    for name in ("catalogue", "catalogue_edit", "goal_new"):
        assert client.get(reverse(name, args=[catalogue.key])).status_code == 404
    assert "Vision 2035" not in client.get(reverse("catalogue_list")).content.decode()


def test_one_who_keeps_two_organisations_chooses_where_to_create(client, keeper):
    second = make_organisation(name="Region Sandby")
    Membership.objects.create(user=keeper, organisation=second, role="administrator")
    client.force_login(keeper)
    client.post(reverse("catalogue_new") + f"?organisation={second.slug}", TYPED)
    assert GoalCatalogue.objects.get().organisation == second


def test_an_organisation_one_does_not_belong_to_does_not_exist_and_one_only_read_is_refused(client, keeper):
    read_only = make_organisation()
    Membership.objects.create(user=keeper, organisation=read_only, role="reader")
    client.force_login(keeper)
    for slug, status in ((make_organisation().slug, 404), (read_only.slug, 403)):
        assert client.post(reverse("catalogue_new") + f"?organisation={slug}", TYPED).status_code == status
    assert not GoalCatalogue.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("catalogue_list", 6), ("catalogue", 5)])
def test_the_pages_take_the_same_queries_at_one_and_three_rows(
    client, keeper, organisation, rows, name, queries, django_assert_num_queries
):
    for number in range(rows):
        catalogue = create_catalogue(organisation=organisation, values={"name": f"Plan {number}"}, by=None)
        for goal in range(rows):
            add_goal(catalogue=catalogue, values={"title": f"Mål {goal}"}, by=None)
    client.force_login(keeper)
    address = reverse(name, args=[catalogue.key] if name == "catalogue" else [])
    with django_assert_num_queries(queries):
        client.get(address)

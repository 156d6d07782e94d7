import pytest
from django.urls import reverse

from needs.strategy.actions.catalogue import add_goal, create_catalogue, retire_goal
from needs.strategy.models import Goal
from tests.cases.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def catalogue(organisation):
    return create_catalogue(organisation=organisation, values={"name": "Vision 2035"}, by=None)


@pytest.fixture
def goals(catalogue):
    return [add_goal(catalogue=catalogue, values={"title": title}, by=None) for title in ("Trygghet", "Klimat")]


@pytest.fixture(autouse=True)
def keeper(client, organisation):
    person = make_user("administrator", organisation)
    client.force_login(person)
    return person


def page(name, goal):
    return reverse(name, args=[goal.catalogue.key, goal.key])


def titles(catalogue):
    return list(catalogue.goals.in_force().values_list("title", flat=True))


def test_goals_are_added_one_after_the_other(client, catalogue):
    address = reverse("goal_new", args=[catalogue.key])
    assert client.post(address, {"version": 0, "title": "Trygghet", "next": "1"}).url == address
    assert client.post(address, {"version": 0, "title": "Klimat"}).url == reverse("catalogue", args=[catalogue.key])
    assert titles(catalogue) == ["Trygghet", "Klimat"]


def test_a_goal_without_a_title_is_asked_for_one(client, catalogue):
    html = client.post(reverse("goal_new", args=[catalogue.key]), {"version": 0, "title": " "}).content.decode()
    assert "Skriv målet med några få ord." in html
    assert titles(catalogue) == []


def test_a_goal_is_placed_under_another_but_never_under_itself(client, goals):
    trygghet, klimat = goals
    shown = client.get(page("goal_edit", klimat)).context["form"]["parent"]
    assert [value for value, _label in shown.field.choices] == ["", trygghet.key]
    client.post(page("goal_edit", klimat), {"version": 1, "title": "Klimat", "parent": trygghet.key})
    assert Goal.objects.get(title="Klimat").parent == trygghet
    refused = client.post(page("goal_edit", trygghet), {"version": 1, "title": "T", "parent": klimat.key})
    assert "parent" in refused.context["form"].errors


def test_buttons_move_a_goal_and_lead_back_to_it(client, catalogue, goals):
    response = client.post(page("goal_move", goals[1]), {"to": "up"})
    assert response.url == f"{reverse('catalogue', args=[catalogue.key])}#goal-{goals[1].key}"
    assert titles(catalogue) == ["Klimat", "Trygghet"]
    client.post(page("goal_move", goals[1]), {"to": "down"})
    assert titles(catalogue) == ["Trygghet", "Klimat"]


def test_a_retired_goal_is_shown_apart_and_can_be_brought_back(client, catalogue, goals):
    client.post(page("goal_retire", goals[0]))
    shown = client.get(reverse("catalogue", args=[catalogue.key])).context["page"]
    assert ([line.goal.title for line in shown.lines], [goal.title for goal in shown.retired]) == (
        ["Klimat"], ["Trygghet"],
    )  # fmt: skip
    client.post(page("goal_restore", goals[0]))
    assert titles(catalogue) == ["Trygghet", "Klimat"]


def test_a_goal_with_others_under_it_is_not_retired_and_the_page_says_why(client, catalogue, goals):
    add_goal(catalogue=catalogue, values={"title": "Larm"}, by=None, parent=goals[0])
    response = client.post(page("goal_retire", goals[0]))
    assert response.status_code == 409
    assert "”Larm” ligger under det här målet. Avsluta det först." in response.content.decode()


@pytest.mark.parametrize("name", ["goal_move", "goal_retire", "goal_restore"])
def test_opening_an_address_changes_nothing(client, goals, name):
    assert client.get(page(name, goals[0])).status_code == 405


@pytest.mark.parametrize("name", ["goal_edit", "goal_move", "goal_retire", "goal_restore"])
@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("reader", 403), (None, 404)])
def test_colleagues_do_not_change_goals_and_strangers_do_not_see_them(
    client, organisation, catalogue, goals, name, role, status
):
    retired = retire_goal(goal=goals[1], by=None)
    client.force_login(make_user(role, organisation) if role else make_user("administrator"))
    assert client.post(page(name, retired), {"version": 2, "title": "Annat", "to": "up"}).status_code == status
    assert titles(catalogue) == ["Trygghet"]


def test_a_goal_is_found_in_its_own_catalogue_only(client, organisation, goals):
    other = create_catalogue(organisation=organisation, values={"name": "Budget"}, by=None)
    assert client.get(reverse("goal_edit", args=[other.key, goals[0].key])).status_code == 404

import pytest
from django.core.exceptions import PermissionDenied

from needs.safekeeping.merging import Conflict, Edit
from needs.safekeeping.models import Event
from needs.safekeeping.refusal import RuleViolation
from needs.strategy.actions.catalogue import (
    add_goal,
    add_shipped,
    change_catalogue,
    change_goal,
    create_catalogue,
    move_goal,
    restore_goal,
    retire_goal,
)
from needs.strategy.models import Goal, GoalCatalogue
from tests.cases.factories import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make_user("administrator", make_organisation(), name="Rebecka Thorell")


@pytest.fixture
def catalogue(keeper):
    return create_catalogue(organisation=home(keeper), values={"name": "Vision 2035"}, by=keeper)


def home(user):
    return user.memberships.get().organisation


def goal_in(catalogue, title, **values):
    return add_goal(catalogue=catalogue, values={"title": title} | values, by=None)


def titles(catalogue):
    return list(catalogue.goals.in_force().values_list("title", flat=True))


def codes(refused):
    return [obstacle.code for obstacle in refused.value.obstacles]


def test_everything_that_happens_to_a_catalogue_stands_in_its_own_chain(catalogue, keeper):
    goal = add_goal(catalogue=catalogue, values={"title": "Trygghet"}, by=keeper)
    change_goal(goal=goal, values={"title": "Trygghet hemma"}, edit=Edit(1), by=keeper)
    retire_goal(goal=goal, by=keeper)
    told = Event.objects.filter(stream=catalogue.key).order_by("sequence")
    assert [(event.kind, event.actor) for event in told] == [
        ("catalogue.created", "Rebecka Thorell"),
        ("goal.added", "Rebecka Thorell"),
        ("goal.changed", "Rebecka Thorell"),
        ("goal.retired", "Rebecka Thorell"),
    ]
    assert told[2].changes == {"title": ["Trygghet", "Trygghet hemma"]}


def test_two_catalogues_of_one_organisation_never_share_a_name(catalogue, keeper):
    with pytest.raises(RuleViolation) as refused:
        create_catalogue(organisation=home(keeper), values={"name": "Vision 2035"}, by=keeper)
    assert codes(refused) == ["name-taken"]
    stranger = make_user("administrator", make_organisation())
    assert create_catalogue(organisation=home(stranger), values={"name": "Vision 2035"}, by=stranger).pk


def test_a_catalogue_may_keep_its_own_name_when_it_is_changed(catalogue, keeper):
    values = {"name": "Vision 2035", "source": "Kommunfullmäktige § 84"}
    changed = change_catalogue(catalogue=catalogue, values=values, edit=Edit(1), by=keeper)
    assert (changed.source, changed.version) == ("Kommunfullmäktige § 84", 2)


def test_two_who_change_the_same_field_meet(catalogue, keeper):
    change_catalogue(catalogue=catalogue, values={"name": "Vision 2040"}, edit=Edit(1), by=keeper)
    with pytest.raises(Conflict):
        change_catalogue(catalogue=catalogue, values={"name": "Vision 2050"}, edit=Edit(1), by=keeper)


def test_the_shipped_catalogues_are_copied_once_and_with_their_goals(keeper):
    added = add_shipped(organisation=home(keeper), by=keeper)
    assert [(each.name, each.goals.count()) for each in added] == [
        ("Globala målen", 17),
        ("Nationella upphandlingsstrategin", 7),
    ]
    assert add_shipped(organisation=home(keeper), by=keeper) == []
    assert GoalCatalogue.objects.count() == 2


def test_the_copy_may_be_changed_without_being_made_anew(keeper):
    copy, _ = add_shipped(organisation=home(keeper), by=keeper)
    change_catalogue(catalogue=copy, values={"name": "Agenda 2030"}, edit=None, by=keeper)
    assert add_shipped(organisation=home(keeper), by=keeper) == []


def test_a_goal_stands_last_until_it_is_moved(catalogue, keeper):
    for title in ("Ett", "Två", "Tre"):
        goal_in(catalogue, title)
    move_goal(goal=Goal.objects.get(title="Tre"), up=True, by=keeper)
    assert titles(catalogue) == ["Ett", "Tre", "Två"]
    move_goal(goal=Goal.objects.get(title="Ett"), up=False, by=keeper)
    assert titles(catalogue) == ["Tre", "Ett", "Två"]


@pytest.mark.parametrize(("title", "up"), [("Ett", True), ("Två", False)])
def test_the_first_and_the_last_stay_where_they_are(catalogue, keeper, title, up):
    goal_in(catalogue, "Ett")
    goal_in(catalogue, "Två")
    move_goal(goal=Goal.objects.get(title=title), up=up, by=keeper)
    assert titles(catalogue) == ["Ett", "Två"]
    assert not Event.objects.filter(kind="goal.moved").exists()


def test_goals_move_among_those_under_the_same_goal_only(catalogue, keeper):
    parent = goal_in(catalogue, "Miljö")
    goal_in(catalogue, "Ekonomi")
    first, second = goal_in(catalogue, "Luft", parent=parent), goal_in(catalogue, "Vatten", parent=parent)
    move_goal(goal=second, up=True, by=keeper)
    assert list(parent.children.values_list("title", flat=True)) == ["Vatten", "Luft"]
    assert list(catalogue.goals.filter(parent=None).values_list("title", flat=True)) == ["Miljö", "Ekonomi"]
    assert first.pk != second.pk


def test_goals_that_share_a_position_can_still_be_moved(catalogue, keeper):
    Goal.objects.bulk_create(Goal(catalogue=catalogue, title=title, position=0) for title in ("Ett", "Två", "Tre"))
    move_goal(goal=Goal.objects.get(title="Tre"), up=True, by=keeper)
    assert titles(catalogue) == ["Ett", "Tre", "Två"]


def test_a_retired_goal_is_kept_and_can_return(catalogue, keeper):
    goal = goal_in(catalogue, "Trygghet")
    retired = retire_goal(goal=goal, by=keeper)
    assert (retired.is_retired, retired.retired_by, titles(catalogue)) == (True, keeper, [])
    restore_goal(goal=retired, by=keeper)
    assert titles(catalogue) == ["Trygghet"]


def test_a_goal_with_others_under_it_is_retired_last_and_returns_first(catalogue, keeper):
    parent = goal_in(catalogue, "Miljö")
    child = goal_in(catalogue, "Luft", parent=parent)
    with pytest.raises(RuleViolation) as refused:
        retire_goal(goal=parent, by=keeper)
    assert codes(refused) == ["has-children"]
    retire_goal(goal=child, by=keeper)
    retire_goal(goal=parent, by=keeper)
    child.refresh_from_db()
    with pytest.raises(RuleViolation) as refused:
        restore_goal(goal=child, by=keeper)
    assert codes(refused) == ["parent-retired"]


def test_a_goal_never_stands_under_itself(catalogue, keeper):
    top = goal_in(catalogue, "Miljö")
    below = goal_in(catalogue, "Luft", parent=top)
    for parent in (top, below):
        with pytest.raises(RuleViolation) as refused:
            change_goal(goal=top, values={"parent": parent}, edit=None, by=keeper)
        assert codes(refused) == ["own-parent"]


def test_a_goal_never_stands_under_one_in_another_catalogue(catalogue, keeper):
    other = create_catalogue(organisation=home(keeper), values={"name": "Budget 2027"}, by=keeper)
    with pytest.raises(RuleViolation) as refused:
        goal_in(catalogue, "Luft", parent=goal_in(other, "Ekonomi"))
    assert codes(refused) == ["foreign-parent"]


@pytest.mark.parametrize("role", ["reader", "contributor", "officer", "approver"])
def test_only_administrators_keep_the_catalogues(catalogue, keeper, role):
    person, goal = make_user(role, home(keeper)), goal_in(catalogue, "Trygghet")
    for attempt in (
        lambda: create_catalogue(organisation=home(keeper), values={"name": "Min egen"}, by=person),
        lambda: add_shipped(organisation=home(keeper), by=person),
        lambda: change_catalogue(catalogue=catalogue, values={"name": "Annat"}, edit=None, by=person),
        lambda: add_goal(catalogue=catalogue, values={"title": "Mitt"}, by=person),
        lambda: change_goal(goal=goal, values={"title": "Annat"}, edit=None, by=person),
        lambda: retire_goal(goal=goal, by=person),
        lambda: move_goal(goal=goal, up=True, by=person),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (GoalCatalogue.objects.count(), titles(catalogue)) == (1, ["Trygghet"])


def test_an_administrator_elsewhere_keeps_nothing_here(catalogue):
    with pytest.raises(PermissionDenied):
        add_goal(catalogue=catalogue, values={"title": "Mitt"}, by=make_user("administrator"))

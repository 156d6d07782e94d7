import pytest

from ..reading import said_by


@pytest.mark.parametrize("who", ["Användare", "som en användare", "Personer", "Alla", "slutanvändarna", "man"])
def test_a_user_is_nobody_in_particular(who: str):
    assert said_by("user_not_named", who=who) == [who]


@pytest.mark.parametrize(
    "who", ["Personer som bor ensamma", "Den som har fallit", "Alla elever", "Användare av rullstol", "", "”"]
)
def test_a_group_that_can_be_recognised_is_somebody(who: str):
    assert said_by("user_not_named", who=who) == []


def test_as_a_user_may_stand_first_in_the_need():
    assert said_by("user_not_named", "som användare vill jag välja") == ["som användare"]
    assert said_by("user_not_named", "as a user, choose", "en") == ["as a user"]

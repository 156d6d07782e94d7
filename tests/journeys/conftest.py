import pytest

from needs.accounts.models import User
from tests.browser.fixtures import browser, visitor
from tests.cases.factories import make_goal, make_organisation, make_user

__all__ = ["browser", "visitor"]


@pytest.fixture
def officer() -> User:
    organisation = make_organisation(name="Lindvik kommun")
    make_goal(organisation, "Trygg ålderdom hemma")
    return make_user("officer", organisation, name="Karin Lindgren")


@pytest.fixture
def approver(officer: User) -> User:
    return make_user("approver", officer.memberships.get().organisation, name="Anders Berg")

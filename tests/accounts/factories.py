"""People and organisations for the tests of this room, made through its own actions."""

from itertools import count
from typing import Any

from needs.accounts.actions.member import add_member
from needs.accounts.actions.organisation import create_organisation
from needs.accounts.models import Organisation, User

numbers = count(1)


def make_organisation(**values: Any) -> Organisation:
    slug = f"kommun-{next(numbers)}"
    return create_organisation(**{"slug": slug, "name": slug.title()} | values)


def make_member(organisation: Organisation, *roles: str, **values: Any) -> User:
    number = next(numbers)
    person = {"name": f"Person {number}", "email": f"person{number}@kommun.example"}
    return add_member(organisation=organisation, roles=roles or ("reader",), by=None, **person | values)

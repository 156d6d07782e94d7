"""The people a file names, as people of the organisation that reads it."""

from __future__ import annotations

from collections.abc import Iterable

from needs.accounts.keys import new_key
from needs.accounts.models import Organisation, User


class People:
    """Members are found by name. Nobody becomes a member by being named in a file."""

    def __init__(self, organisation: Organisation) -> None:
        members = User.objects.filter(memberships__organisation=organisation).order_by("-is_active", "pk").distinct()
        self._members: dict[str, User] = {}
        for member in members:
            self._members.setdefault(member.name, member)
        self._elsewhere: dict[str, User] = {}

    def member(self, name: str) -> User | None:
        return self._members.get(name)

    def members(self, names: Iterable[str]) -> list[User]:
        return [self._members[name] for name in names if name in self._members]

    def scorer(self, name: str) -> User:
        """Whose judgement a score is: a member, else a person without membership, who can never log in."""
        if name in self._members:
            return self._members[name]
        if name not in self._elsewhere:
            address = f"{new_key()}@imported.invalid"
            self._elsewhere[name] = User.objects.create_user(address, password=None, name=name, is_active=False)
        return self._elsewhere[name]

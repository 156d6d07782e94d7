"""The people an inquiry goes to, as an officer writes or pastes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Invitee:
    """`represents` is the company or the group that she speaks for. All of it is personal data."""

    email: str
    name: str = ""
    represents: str = ""

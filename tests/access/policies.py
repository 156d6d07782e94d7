"""Policies in words, and what each of them means for each actor. See `world.ACTORS` for who they are."""

from __future__ import annotations

from .world import ACTORS, MEMBERS

OUTSIDE = ("anonymous", "contributor", "deactivated")
LOGGED_IN = ("stranger", *MEMBERS)
OFFICERS = ("officer", "peer")

# Who gets through. Of the others: those outside are asked to log in, strangers meet 404 on what exists, the rest 403.
POLICIES: dict[str, tuple[str, ...]] = {
    "anyone": ACTORS,
    "logged in": LOGGED_IN,
    "members": MEMBERS,
    "writes needs": (*OFFICERS, "teammate"),
    "runs cases": OFFICERS,
    "runs cases somewhere": (*OFFICERS, "stranger", "dual"),
    "decides": ("approver",),
    "administers": ("administrator",),
    "imported it": ("officer",),
    "visitors": OUTSIDE,
    "logged in or home": LOGGED_IN,
    "answers": ("contributor",),
}


def expected(policy: str, actor: str, *, allowed: int, on_a_record: bool) -> int | str:
    """The status the actor shall get: `allowed` for those the policy lets through, "login" for a way to log in."""
    if actor in POLICIES[policy]:
        return allowed
    if policy == "answers":
        return 401  # whoever she is: the link has to be opened first
    if policy in ("visitors", "logged in or home"):
        return 302  # the page makes no sense for her: sent to where she belongs
    if actor in OUTSIDE:
        return "login"
    if actor == "stranger" and on_a_record:
        return 404
    if policy == "imported it" and actor == "peer":
        return 404  # an import is its uploader's own; what a colleague may not see does not exist for her
    return 403

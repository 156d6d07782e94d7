"""Links that let people in without an account. Only their hashes are kept."""

from __future__ import annotations

from django.utils import timezone

from ..models import Invitation, Link, Reply
from ..tokens import new_token, token_hash


def make_link(invitation: Invitation, reply: Reply | None = None) -> str:
    """A new way in, in the caller's transaction. The token is given back once and can never be read again."""
    token = new_token()
    Link.objects.create(invitation=invitation, reply=reply, token_hash=token_hash(token))
    return token


def revoke_links(invitation: Invitation) -> None:
    """Shut the links to the invitation itself; those that contributors have made to come back by still work."""
    invitation.links.filter(reply=None, revoked_at=None).update(revoked_at=timezone.now())

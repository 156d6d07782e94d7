"""What a letter is, and who composes which kind: rooms register theirs in `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise

from needs.accounts.queries.membership import Actor

from .models import Mail


@dataclass(frozen=True)
class Letter:
    """What is sent, made when it is sent: plain text to one address."""

    to: str
    subject: str
    text: str
    reply_to: str = ""


@dataclass(frozen=True)
class About:
    """What a letter is about, for the page of letters that wait: never to whom it goes."""

    text: str
    url: str = ""


def nothing(mail: Mail) -> None:
    """What most kinds do when a letter has been sent, or never will be."""


def _untold(mails: Sequence[Mail], reader: Actor) -> Mapping[str, About]:
    return {}


@dataclass(frozen=True)
class Kind:
    compose: Callable[[Mail], Letter | None]
    sent: Callable[[Mail], None]
    failed: Callable[[Mail], None]
    called: str | Promise
    about: Callable[[Sequence[Mail], Actor], Mapping[str, About]]


kinds: dict[str, Kind] = {}


def register(
    kind: str,
    compose: Callable[[Mail], Letter | None],
    sent: Callable[[Mail], None] = nothing,
    failed: Callable[[Mail], None] = nothing,
    *,
    called: str | Promise = "",
    about: Callable[[Sequence[Mail], Actor], Mapping[str, About]] = _untold,
) -> None:
    """Say how letters of a kind are made, and what follows.

    `compose` runs in a transaction of its own, once for each attempt, and may write: what it wrote stands before the
    letter leaves. None means that the letter is no longer to be sent. `sent` and `failed` are called once, when it has
    left or when nobody will try again. `called` is the kind's name for people, and `about` tells by `Mail.about` what
    many letters are about, as far as the reader may see it.
    """
    kinds[kind] = Kind(compose, sent, failed, called, about)


def absolute(path: str) -> str:
    """The address of a page as it stands in a letter."""
    return settings.PUBLIC_ADDRESS + path


def message_id(mail: Mail) -> str:
    """The same for every attempt, so that a letter sent twice is recognised as one."""
    return f"<{mail.key}@{urlsplit(settings.PUBLIC_ADDRESS).hostname}>"

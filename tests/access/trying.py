"""Asking an address as somebody, and telling what she got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from .page_forms import main_form
from .policies import POLICIES, expected
from .table import NO_PAGE, Row, Status
from .world import ACTORS, World


def client_of(world: World, actor: str) -> Client:
    """A browser of this person: logged in, with nothing else remembered."""
    client = Client(raise_request_exception=False)
    if actor in world.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[actor]
    if actor == "contributor":
        client.cookies[settings.CONTRIBUTOR_COOKIE_NAME] = world.door.secret
    return client


@contextmanager
def undone() -> Iterator[None]:
    """What is written here is taken back afterwards, and rate limits begin anew."""
    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(response: HttpResponse) -> int | str:
    if response.status_code == 302 and response["Location"].startswith(f"{reverse('account_login')}?"):
        return "login"
    if response.status_code == 401 and f'href="{reverse("account_login")}?' in response.content.decode():
        return "login"  # with what was posted on the page, so that it is not lost
    return response.status_code


def page(world: World, row: Row) -> str:
    """The page with the form, as the first who may send it sees it; empty for a button without a page."""
    state = next((state for state in row.states if row.reading(state) == 200), None)
    if row.get == NO_PAGE or state is None:
        return ""
    writers = POLICIES[row.post]
    client = client_of(world, "officer" if "officer" in writers else writers[0])
    return client.get(row.path(world, state)).content.decode()


def body(world: World, row: Row) -> dict[str, Any]:
    """What an allowed person sends: the form as the page shows it, with what `row.types` says typed into it."""
    return main_form(page(world, row)) | dict(row.types)


def surprises(row: Row, method: str, given: Mapping[tuple[str, str], int | str]) -> dict[tuple[str, str], str]:
    """Where the outcome by (actor, state) is not what the table says."""
    return {
        (actor, state): f"got {status}, wanted {wanted(row, method, actor, state)}"
        for (actor, state), status in given.items()
        if status != wanted(row, method, actor, state)
    }


def pairs(row: Row, status: Status, policy: str) -> list[tuple[str, str]]:
    """Actors and states worth asking as: everybody in the first state and where the state matters, else a few."""
    few = ("anonymous", "stranger") if row.costly else ("anonymous", "stranger", POLICIES[policy][-1])
    first = [actor for actor in ACTORS if not (row.costly and actor in POLICIES[policy][1:])]
    rest = first if isinstance(status, Mapping) else few
    return [(actor, state) for state in row.states for actor in (first if state == "draft" else rest)]


def wanted(row: Row, method: str, actor: str, state: str) -> int | str:
    on_a_record = row.place not in ("site", "reset")
    if method == "get" and row.get == NO_PAGE:
        policy = "answers" if row.post == "answers" else "logged in"
        return expected(policy, actor, allowed=405, on_a_record=False)
    policy, allowed = (row.get, row.reading(state)) if method == "get" else (row.post, row.writing(state))
    return expected(policy, actor, allowed=allowed, on_a_record=on_a_record)


def ask(
    world: World, row: Row, method: str, actor: str, state: str, data: Mapping[str, Any] | None = None
) -> HttpResponse:
    client = client_of(world, actor)
    return getattr(client, method)(row.path(world, state), dict(data or {}))

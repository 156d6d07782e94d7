from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction

from .world import World, build_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Built once for a module inside one transaction. Each test runs in a savepoint of it (the mark `django_db`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def rate_limits_begin_anew() -> None:
    cache.clear()

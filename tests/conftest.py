import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from needs.safekeeping import immutable
from tools.chromium import find_chromium

# A busy machine is slow, not wrong. CI tries the same examples each time, so that it fails for the change alone.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")

LONG_WAYS = {"test_main_job.py", "test_contributor.py"}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def asks_a_database(item: pytest.Item) -> bool:
    """Of what is done in a browser, the two long ways: how pages look and which keys they take no database changes."""
    if item.get_closest_marker("browser") and item.path.name not in LONG_WAYS:
        return False
    return touches_the_database(item)


def touches_the_database(item: pytest.Item) -> bool:
    cls = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
        or (isinstance(cls, type) and issubclass(cls, TransactionTestCase))
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not find_chromium():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="Chromium was not found"))
    if os.environ.get("TEST_ONLY_DATABASE"):
        config.hook.pytest_deselected(items=[item for item in items if not asks_a_database(item)])
        items[:] = [item for item in items if asks_a_database(item)]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where the system's Chromium is; tests that need it carry the mark `browser`."""
    path = find_chromium()
    assert path, "Chromium was not found: mark the test `browser`"
    return path


@pytest.fixture(autouse=True)
def no_rate_limit_is_inherited_from_another_test() -> None:
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def the_flush_between_tests_may_empty_append_only_tables() -> Iterator[None]:
    """Tests of real transactions are followed by a flush of every table, which the triggers rightly refuse.

    They are away for the flush alone and stand while any test runs. The product itself never flushes.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_without_triggers(operations: BaseDatabaseOperations, sql_list: list[str]) -> None:
        immutable.drop_triggers(operations.connection)
        try:
            flush(operations, sql_list)
        finally:
            immutable.create_triggers(operations.connection)

    with patch.object(BaseDatabaseOperations, "execute_sql_flush", flush_without_triggers):
        yield

"""The table is whole: every named address has a row, every row an address."""

from collections import Counter
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from .policies import POLICIES
from .table import IGNORED, NO_PAGE, TABLE


def names(resolver: URLResolver | None = None) -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name"
            yield pattern.name
        else:
            yield from names(pattern)


def test_every_address_has_one_row_and_every_row_an_address():
    assert Counter(row.name for row in TABLE) == Counter(names())


def test_every_policy_of_the_table_is_known():
    assert {row.get for row in TABLE} - {NO_PAGE} <= POLICIES.keys()
    assert {row.post for row in TABLE} - {IGNORED} <= POLICIES.keys()

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(scope="session", autouse=True)
def _swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield

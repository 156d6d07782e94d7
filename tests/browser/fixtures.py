"""One Chromium for all tests of a module. It speaks to nobody but the server of the test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

from .visitor import Visitor

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, live_server) -> Iterator[Callable[..., Visitor]]:
    """`visitor()` is a person with a browser of her own; words say how it differs (`java_script_enabled=False`).

    `visitor(Kind)` is one who goes about it in another way.
    """
    cache.clear()
    visitors: list[Visitor] = []

    def arrives(kind: type[Visitor] = Visitor, **differs: Any) -> Visitor:
        visitors.append(kind(browser, live_server.url, **differs))
        return visitors[-1]

    yield arrives
    for each in visitors:
        each.context.close()

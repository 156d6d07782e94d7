"""Server CPU of our pages against what Django alone asks, in one process and in turn: `_floor.py` is the anchor.

Production settings, cached templates, no network: the request goes straight into the handler. Median of many, after
warming up; rounds of ours and the floor alternate, so that a busy machine troubles both.
"""

import statistics
import time
from collections.abc import Callable

from benchmarks import _data

ROUNDS, REQUESTS, WARM_UP = 5, 15, 4
LIST_AIM, PAGE_AIM = 0.6, 2.0


def main() -> None:
    _data.use_a_temporary_place()
    import django  # after the environment is set

    django.setup()
    _data.prepare()
    officer, case = _data.fill()
    floor, ours = _floor_pages(officer), _our_pages(officer, case)
    pages = floor | ours
    for get in pages.values():
        for _ in range(WARM_UP):
            get()
    seconds: dict[str, list[float]] = {name: [] for name in pages}
    for _round in range(ROUNDS):
        for name, get in pages.items():
            seconds[name] += [_cpu(get) for _ in range(REQUESTS)]
    _print({name: statistics.median(times) * 1000 for name, times in seconds.items()}, pages)


def _cpu(get: Callable[[], object]) -> float:
    started = time.process_time()
    get()
    return time.process_time() - started


def _our_pages(officer, case) -> dict[str, Callable[[], object]]:
    from django.urls import reverse

    client, key = _client(officer), case.key
    addresses = {
        f"hub of a case with {_data.NEEDS} needs": reverse("case_hub", args=[key]),
        "needs, 100 rows": reverse("need_list", args=[key]),
        "one need": reverse("need", args=[key, 2]),
        "one need, to change": reverse("need_edit", args=[key, 2]),
        "cases, 50 rows": reverse("case_list"),
        f"goals and {_data.NEEDS} needs": reverse("case_trace", args=[key]),
        "my overview": reverse("overview"),
        "the frame around cookies": reverse("cookies"),
    }
    return {name: _getter(client, address) for name, address in addresses.items()}


def _floor_pages(officer) -> dict[str, Callable[[], object]]:
    from django.test import override_settings

    from benchmarks import _floor

    settings = override_settings(ROOT_URLCONF="benchmarks._floor", MIDDLEWARE=_floor.MIDDLEWARE)
    with settings:
        client = _client(officer)
        client.get("/bare/", secure=True)  # the handler keeps the middleware it was made with

    def getter(address: str) -> Callable[[], object]:
        def get() -> object:
            with settings:
                return _ok(client, address)

        return get

    pages = {"a bare answer": "/bare/", "a page": "/one/2/", "a table, 50 rows": "/table/50/"}
    return {
        f"Django: {name}": getter(address) for name, address in (pages | {"a table, 100 rows": "/table/100/"}).items()
    }


def _client(officer):
    from django.test import Client

    client = Client()
    client.force_login(officer)
    return client


def _getter(client, address: str) -> Callable[[], object]:
    return lambda: _ok(client, address)


def _ok(client, address: str) -> object:
    response = client.get(address, secure=True)
    assert response.status_code == 200, (address, response.status_code)
    return response


def _queries(get: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        get()
    return len(captured)


def _print(cpu: dict[str, float], pages: dict[str, Callable[[], object]]) -> None:
    anchors = {"100 rows": ("Django: a table, 100 rows", LIST_AIM), "50 rows": ("Django: a table, 50 rows", LIST_AIM)}
    print("Server CPU of a page, logged in; the floor is Django with default middleware, user and page or table")
    for name, milliseconds in cpu.items():
        line = f"  {name:32} {milliseconds:6.1f} ms, {_queries(pages[name]):2} queries"
        if not name.startswith("Django"):
            anchor, aim = anchors.get(name.split(", ")[-1], ("Django: a page", PAGE_AIM))
            line += f"; ratio {milliseconds / cpu[anchor]:.2f} (aim {aim}) to {anchor.removeprefix('Django: ')}"
        print(line)


if __name__ == "__main__":
    main()

"""Memory of two gunicorn workers after some requests, against two workers of a bare Django application.

Started and asked in the same way. The proportional size (PSS) shares what the workers have in common, the resident
size (RSS) counts it twice; the process that only watches over the workers is left out of both.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import _data

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, AIM = 30, 1.4
SERVE = ["-m", "gunicorn", "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "error"]


def main() -> None:
    _data.use_a_temporary_place()
    bare = measured("benchmarks._bare", ["/"], {})
    addresses, cookie = _filled()
    public = measured("behovsarbete.wsgi", ["/konto/logga-in/", "/hjalp/"], {})
    login = measured("behovsarbete.wsgi", addresses, {"Cookie": cookie})
    print(f"Memory of two workers after {ROUNDS} rounds of requests, MiB")
    print(f"  a bare Django application    PSS {bare[0]:6.1f}, RSS {bare[1]:6.1f}")
    for name, (pss, rss) in {"ours, public pages": public, "ours, an officer's pages": login}.items():
        ratios = f"ratio {pss / bare[0]:.2f} (aim {AIM}), RSS {rss / bare[1]:.2f}"
        print(f"  {name:28} PSS {pss:6.1f}, RSS {rss:6.1f}; {ratios}")


def _filled() -> tuple[list[str], str]:
    """Addresses of an officer's pages and the cookie of her session, in the temporary database."""
    import django  # after the environment is set

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    _data.prepare()
    officer, case = _data.fill()
    client = Client()
    client.force_login(officer)
    names = ("case_hub", "need_list", "need_new", "case_trace", "priority", "report")
    addresses = [reverse("overview"), reverse("case_list"), *(reverse(name, args=[case.key]) for name in names)]
    return addresses, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def measured(application: str, addresses: list[str], headers: dict[str, str]) -> tuple[float, float]:
    """PSS and RSS of the workers together."""
    port = _free_port()
    command = [sys.executable, *SERVE, "--bind", f"127.0.0.1:{port}", application]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ)
    try:
        _wait(port)
        for _ in range(ROUNDS):
            for address in addresses:
                _get(port, address, headers)
        return _memory(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _get(port: int, address: str, headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"X-Forwarded-Proto": "https", **headers})
    response = connection.getresponse()
    response.read()
    connection.close()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{address} answered {response.status}")


def _wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")


def _memory(master: int) -> tuple[float, float]:
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    sizes = [dict(_sizes(int(worker))) for worker in workers]
    return sum(size["Pss"] for size in sizes) / 1024, sum(size["Rss"] for size in sizes) / 1024


def _sizes(worker: int):
    for line in Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]:
        name, kilobytes = line.split(":")
        yield name, int(kilobytes.split()[0])


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


if __name__ == "__main__":
    main()

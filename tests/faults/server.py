"""A real server over a database of its own, that can be killed without warning and started again."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


class Server:
    """`kill` ends every process of it at once (SIGKILL); nothing is asked, nothing is flushed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = {**os.environ, **environment}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "behovsarbete.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        options = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"]
        self._process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL
        )
        self._wait()

    def kill(self) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/healthz")
                if connection.getresponse().status == http.client.OK:
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the server does not answer")

    def manage(self, *arguments: str) -> None:
        self._run([sys.executable, "manage.py", *arguments])

    def inside(self, *arguments: str) -> Any:
        """What `tests.faults.inside` prints, read as JSON."""
        return json.loads(self._run([sys.executable, "-m", "tests.faults.inside", *arguments]))

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def running(environment: dict[str, str]) -> Iterator[Server]:
    server = Server(environment)
    server.manage("migrate", "-v0")
    server.manage("collectstatic", "--noinput", "-v0")
    server.start()
    try:
        yield server
    finally:
        server.kill()

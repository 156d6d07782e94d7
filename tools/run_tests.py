"""Run every test on SQLite, then those that touch the database on PostgreSQL, and say what was not run.

REQUIRE_POSTGRES=1 and REQUIRE_BROWSER=1 turn what is missing into a failure. Arguments go on to pytest.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import postgres
from chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "pytest", "-n2", "--dist=loadscope", *sys.argv[1:]]


def run(title: str, **environment: str) -> bool:
    print(f"\n== {title} ==", flush=True)
    return subprocess.run(COMMAND, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode == 0


def run_on_postgres(address: str) -> bool:
    name = f"behovsarbete_{os.getpid()}"
    try:
        return run(
            "Everything that touches the database, on PostgreSQL",
            TEST_DATABASE_URL=f"{address}/{name}",
            TEST_ONLY_DATABASE="1",
        )
    finally:
        postgres.drop_databases(address, f"test_{name}")


def main() -> None:
    # Stopped from outside: leave by the same way, past what drops the databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    started, failures, not_run = time.monotonic(), [], []
    if not run("Everything, on SQLite", TEST_DATABASE_URL=""):
        failures.append("tests failed on SQLite")
    address, reason = postgres.find_server()
    if address is None:
        not_run.append(("REQUIRE_POSTGRES", f"the tests on PostgreSQL: {reason}"))
    elif not run_on_postgres(address):
        failures.append("tests failed on PostgreSQL")
    if not find_chromium():
        not_run.append(("REQUIRE_BROWSER", "the browser tests: Chromium was not found"))
    failures += [f"required but not run: {what}" for flag, what in not_run if os.environ.get(flag) == "1"]
    for _, what in not_run:
        print(f"NOT RUN: {what}")
    for failure in failures:
        print(f"FAILED: {failure}")
    rest = "with failures" if failures else "with something left out, see above" if not_run else "nothing was left out"
    print(f"Tests took {time.monotonic() - started:.0f} s; {rest}.")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()

"""Everything that can be checked without running a test, one line a step, two steps at a time."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PRODUCTION = {
    "SECRET_KEY": "a-stand-in-that-is-long-enough-for-the-check-of-production-settings-0123456789",
    "ALLOWED_HOSTS": "behov.example.se",
    "CSRF_TRUSTED_ORIGINS": "https://behov.example.se",
    "DATABASE_URL": "postgres://behovsarbete@localhost/behovsarbete",
}
DEVELOPMENT = {"DEVELOPMENT": "1", "DEBUG": "1"}
CLEARED = {"DEVELOPMENT", "DEBUG", *PRODUCTION}
MANAGE = [str(BIN / "python"), "manage.py"]

# The slow ones first: the others fit beside them.
STEPS: list[tuple[str, list[str], dict[str, str]]] = [
    ("types", [str(BIN / "mypy"), "--no-error-summary"], DEVELOPMENT),
    ("texts in Swedish", [str(BIN / "python"), "tools/messages.py", "check"], DEVELOPMENT),
    ("templates", [str(BIN / "djlint"), "templates", "--lint", "--quiet"], {}),
    ("style", [str(BIN / "ruff"), "check", "--quiet", "."], {}),
    ("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."], {}),
    ("imports", [str(BIN / "lint-imports"), "--no-logo"], DEVELOPMENT),
    ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], DEVELOPMENT),
    ("production settings", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION),
]


def run(step: tuple[str, list[str], dict[str, str]], data: str) -> tuple[str, bool, float, str]:
    name, command, environment = step
    started = time.monotonic()
    surroundings = {key: value for key, value in os.environ.items() if key not in CLEARED}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**surroundings, **environment, "DATA_DIR": data},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return name, done.returncode == 0, time.monotonic() - started, done.stdout


def main() -> None:
    started, failed = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as data, ThreadPoolExecutor(2) as pool:
        for name, passed, seconds, output in pool.map(lambda step: run(step, data), STEPS):
            print(f"{'ok  ' if passed else 'FAIL'}  {name:<20} {seconds:5.1f} s", flush=True)
            if not passed:
                failed += 1
                print(output)
    print(f"{failed or 'None'} of {len(STEPS)} checks failed, in {time.monotonic() - started:.0f} s.")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()

"""What `make` says when the machine lacks something: one sentence and the way out, never a traceback."""

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command, **environment):
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stderr.strip()


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_said_with_another_to_try(taken_port):
    code, said = run(sys.executable, "tools/development.py", "port", str(taken_port))
    assert code == 1
    assert said.startswith(f"Port {taken_port} is taken by another program.")
    assert f"PORT={taken_port + 1}" in said


def test_a_word_is_no_port():
    assert run(sys.executable, "tools/development.py", "port", "http") == (
        1,
        "PORT has to be a number between 1 and 65535, not “http”.",
    )


def test_a_machine_without_a_fitting_python_is_told_which_to_install():
    code, said = run("tools/find-python", PYTHON="no-such-python")
    assert code == 1
    assert said.startswith("Behovsarbete needs Python 3.11, 3.12 or 3.13, and found none.")


def test_the_python_that_is_asked_for_is_taken():
    command = ["tools/find-python"]
    environment = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{sys.executable}\n")


def test_a_missing_library_is_told_with_the_one_line_that_installs_it():
    script = "import sys; sys.path.insert(0, 'tools'); import apt; apt.provide(['libpango-1.0-0'], why='No Pango.')"
    code, said = run(sys.executable, "-c", script, PATH="/nonexistent")
    assert code == 1
    assert said == "No Pango. Run this line, then try again:\n\n    sudo apt-get install -y libpango-1.0-0"


def prepare(folder, **environment):
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    command = [sys.executable, "tools/development.py", "prepare"]
    environment = {**kept, "DATA_DIR": str(folder), **environment}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, timeout=120)
    with sqlite3.connect(folder / "behovsarbete.sqlite3") as database:
        return list(database.iterdump())


def organisations(dump):
    return sum(line.startswith('INSERT INTO "accounts_organisation"') for line in dump)


def test_a_second_preparation_changes_nothing(tmp_path):
    first = prepare(tmp_path)
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "static").rglob("*")}
    assert organisations(first) == 2
    assert prepare(tmp_path) == first
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "static").rglob("*")} == files


def test_the_demo_is_never_loaded_where_the_product_runs_in_earnest(tmp_path):
    assert organisations(prepare(tmp_path, SECRET_KEY="long " * 20, ALLOWED_HOSTS="behov.example.se")) == 0

"""What the environment makes of the settings, each in a process of its own."""

import os
import subprocess
import sys

PRODUCTION = {"SECRET_KEY": "long " * 20, "ALLOWED_HOSTS": "behov.example.se,localhost"}
ASKED = "from behovsarbete.settings import PUBLIC_ADDRESS, TASKS; print(PUBLIC_ADDRESS, TASKS['default']['BACKEND'])"
HERE = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}


def settings_of(tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
    given = HERE | {"DATA_DIR": str(tmp_path)} | environment
    return subprocess.run([sys.executable, "-c", ASKED], env=given, capture_output=True, text=True, check=False)


def test_in_production_letters_lead_to_the_first_host_and_jobs_wait_for_a_worker(tmp_path):
    said = settings_of(tmp_path, **PRODUCTION).stdout
    assert said == "https://behov.example.se django_tasks_db.DatabaseBackend\n"


def test_in_development_jobs_run_at_once(tmp_path):
    said = settings_of(tmp_path, DEVELOPMENT="1").stdout
    assert said == "http://127.0.0.1:8000 django_tasks.backends.immediate.ImmediateBackend\n"


def test_both_can_be_said(tmp_path):
    said = settings_of(tmp_path, DEVELOPMENT="1", TASKS="database", PUBLIC_ADDRESS="https://a.example.se/").stdout
    assert said == "https://a.example.se django_tasks_db.DatabaseBackend\n"


def test_an_address_that_cannot_be_known_has_to_be_given(tmp_path):
    for host in ("*", ".example.se"):
        said = settings_of(tmp_path, **PRODUCTION | {"ALLOWED_HOSTS": host}).stderr
        assert "Set PUBLIC_ADDRESS to where people reach the product" in said

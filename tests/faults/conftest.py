import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import postgres

from .server import Server, running

BASE = {
    "DEVELOPMENT": "1",
    "DEBUG": "0",
    "DJANGO_SETTINGS_MODULE": "behovsarbete.settings",
    "SECRET_KEY": "only for a test of faults",
    "EMAIL_URL": "dummymail://",
    "LOG_LEVEL": "ERROR",
    "DATABASE_POOL": "0",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A server of the product itself, with the product's settings, on each database."""
    place = {**BASE, "DATA_DIR": str(tmp_path), "STATIC_ROOT": str(tmp_path / "static")}
    (tmp_path / "static").mkdir()
    if request.param == "sqlite":
        with running(place | {"DATABASE_URL": f"sqlite:///{tmp_path}/faults.sqlite3"}) as started:
            yield started
        return
    address, reason = postgres.find_server()
    if address is None:
        assert os.environ.get("REQUIRE_POSTGRES") != "1", reason
        pytest.skip(reason)
    name = f"behovsarbete_faults_{secrets.token_hex(4)}"
    postgres.create_database(address, name)
    try:
        with running(place | {"DATABASE_URL": f"{address}/{name}"}) as started:
            yield started
    finally:
        postgres.drop_databases(address, name)

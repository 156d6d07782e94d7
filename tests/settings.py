"""The product's own settings with the environment of a test run: a temporary place, a fast password hasher.

`DATABASE_URL` is never read here: a test run must not meet a database that somebody uses.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATA = tempfile.mkdtemp(prefix="behovsarbete-tests-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.environ.update(
    DEVELOPMENT="1",
    DEBUG="1",  # plain static files: no collectstatic before a test (Django itself runs tests with DEBUG off)
    SECRET_KEY="not a secret, only for tests",
    DATA_DIR=DATA,
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{DATA}/behovsarbete.sqlite3",
    DATABASE_POOL="0",
    EMAIL_URL="memorymail://",
    LOG_LEVEL="WARNING",
    # Playwright's synchronous interface runs inside an event loop of its own.
    DJANGO_ALLOW_ASYNC_UNSAFE="1",
)
Path(DATA, "static").mkdir()

from behovsarbete.settings import *  # noqa: E402, F403 — the environment has to be there first
from behovsarbete.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads lock each other as they do in earnest; no fsync, since nothing here must survive.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATA}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    # A server made without a locale keeps bytes, not letters, in databases that follow its own template.
    DATABASES["default"]["TEST"] = {"CHARSET": "UTF8", "TEMPLATE": "template0"}

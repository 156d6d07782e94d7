"""The virus scanner of the installation, if it has one: a command that reads a file and ends with 0 if it is clean."""

from __future__ import annotations

import logging
import shlex
import subprocess
from typing import IO

from django.conf import settings

logger = logging.getLogger(__name__)
SECONDS = 60


def is_clean(file: IO[bytes]) -> bool:
    """Also no when the scanner cannot be run: what has not been looked at is not taken in."""
    if not settings.FILE_SCANNER:
        return True
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603  # the operator's own command, without a word of a visitor's
            shlex.split(settings.FILE_SCANNER), input=file.read(), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        logger.exception("the file scanner could not be run")
        return False
    finally:
        file.seek(0)
    if done.returncode:
        logger.warning("the file scanner refused a file with code %d", done.returncode)
    return done.returncode == 0

"""Numbers out of what was sent."""

from __future__ import annotations

import re

# As a database can hold it.
PLAIN_NUMBER = re.compile(r"[0-9]{1,9}")


def plain_number(text: str) -> int | None:
    """A whole number from 0, None for anything else."""
    return int(text) if PLAIN_NUMBER.fullmatch(text) else None

"""What stands between a draft and a decision."""

from dataclasses import dataclass

from .reading import Reading
from .standing import Stage


@dataclass(frozen=True, slots=True)
class Missing:
    obstacles: tuple[str, ...]


def build(reading: Reading) -> Missing | None:
    """Only a draft has something left to do; nothing to tell of what has been submitted."""
    return Missing(reading.missing) if reading.standing.stage == Stage.DRAFT else None

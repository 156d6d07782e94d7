"""How a reader makes sure that the report says what was decided."""

from dataclasses import dataclass

from .reading import Reading
from .wording import moment


@dataclass(frozen=True, slots=True)
class Verification:
    """Empty texts for a draft: it is not frozen, so there is nothing to verify it against."""

    label: str
    checksum: str
    frozen: str
    previous: str
    is_frozen: bool


def build(reading: Reading) -> Verification:
    standing, file = reading.standing, reading.file
    previous = file.previous_checksum
    return Verification(
        label=standing.label,
        checksum=standing.checksum_in_groups,
        frozen=moment(file.frozen_at) if file.frozen_at else "",
        previous=" ".join(previous[at : at + 4] for at in range(0, len(previous), 4)),
        is_frozen=bool(standing.checksum),
    )

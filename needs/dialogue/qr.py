"""A QR code as the one path of an SVG: drawn with attributes only, so that no inline style is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

# White around it, without which telephones do not find it.
QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    """`size` is the side in modules, quiet zone included; `path` draws the dark ones."""

    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Still readable when a sixth of it is worn away or covered by a pin."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=QUIET_ZONE)]
    return QrCode(len(rows), "".join(_row(y, row) for y, row in enumerate(rows)))


def _row(y: int, row: list[int]) -> str:
    drawn, x = "", 0
    for is_dark, run in groupby(row):
        width = len(list(run))
        if is_dark:
            drawn += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return drawn

import re

import segno

from needs.dialogue.qr import QUIET_ZONE, qr_code

LINK = "https://behov.example.se/bidra/" + "a" * 43 + "/"


def drawn(path: str) -> set[tuple[int, int]]:
    """The modules that the path covers, as (x, y)."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{width}v1h-{back}z" for x, y, width, back in runs) == path
    return {(int(x) + step, int(y)) for x, y, width, _back in runs for step in range(int(width))}


def test_the_path_draws_every_dark_module_and_no_other():
    made = qr_code(LINK)
    rows = list(segno.make(LINK, error="m", micro=False).matrix_iter(border=QUIET_ZONE))
    assert drawn(made.path) == {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert made.size == len(rows)


def test_there_is_white_around_it():
    made = qr_code(LINK)
    inside = range(QUIET_ZONE, made.size - QUIET_ZONE)
    assert all(x in inside and y in inside for x, y in drawn(made.path))

"""The units of an organisation in the order of their tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..models import Unit


def in_tree_order(units: Iterable[Unit]) -> Iterator[tuple[Unit, int]]:
    """Each unit followed by those under it, with its depth; neighbours stand in the order they come in."""
    listed = list(units)
    known = {unit.pk for unit in listed}
    below: dict[int | None, list[Unit]] = {}
    for unit in listed:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    return _under(None, below, 0)


def _under(parent: int | None, below: dict[int | None, list[Unit]], depth: int) -> Iterator[tuple[Unit, int]]:
    for unit in below.get(parent, []):
        yield unit, depth
        yield from _under(unit.pk, below, depth + 1)

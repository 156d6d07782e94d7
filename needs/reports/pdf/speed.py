"""What makes WeasyPrint a third faster on a long report, without changing what the report says.

Measured with 1,000 needs. Each patch has a test that fails when the libraries change under it.
"""

import gc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint import css

_LEVEL = 6
# Properties that WeasyPrint computes by other rules than "inherit" or "as it was at first".
_RULED = {"display", "float", "page", "position", *css.PHYSICAL_FUNCTIONS}
_PLAIN = {name for name in css.INITIAL_VALUES if name not in _RULED and not name.startswith("text_decoration_")}
_INHERITED = _PLAIN & set(css.INHERITED)
_INITIAL = _PLAIN - set(css.INHERITED) - set(css.INITIAL_NOT_COMPUTED)
_computed = css.ComputedStyle.__missing__
_one_at_a_time = Lock()
_all_page_references = pydyf.PDF.page_references.fget


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """pydyf makes the tuple of all pages anew for every tag and link: the only term that grows with the square.

    Pages are only ever added, so the tuple holds as long as their number does.
    """
    known: tuple[bytes, ...] = pdf.__dict__.get("_known_page_references", ())
    if len(known) * 3 != len(pdf.pages["Kids"]):
        known = pdf.__dict__["_known_page_references"] = _all_page_references(pdf)
    return known


def _quickly_computed(style: css.ComputedStyle, name: str) -> Any:
    """Nine in ten values are nowhere in the stylesheet: they are the parent's or the initial one, without more ado."""
    if name not in style.cascaded:
        if name in _INITIAL:
            value = style[name] = css.INITIAL_VALUES[name]
            return value
        if name in _INHERITED and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
            return value
    return _computed(style, name)


css.ComputedStyle.__missing__ = _quickly_computed
pydyf.PDF.page_references = property(_page_references)
# Level 9 costs twice the time of level 6 and saves one percent.
pydyf.zlib = SimpleNamespace(compressobj=lambda level=_LEVEL: zlib.compressobj(level=_LEVEL))


class Settled(pydyf.Object):
    """An object whose bytes are made, once: pydyf makes them again for the file's identifier."""

    data = b""
    compressible = False

    def __init__(self, made: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = made.number, made.generation, made.free
        self.compressible = made.compressible
        self.data = made.data if made.free != "f" else b""


def settle(pdf: pydyf.PDF) -> None:
    """Makes every object's bytes, and lets go of what they were made of. Nothing may change afterwards."""
    for at, made in enumerate(pdf.objects):
        pdf.objects[at] = Settled(made)


@contextmanager
def undisturbed() -> Iterator[None]:
    """One report at a time in a process, and no garbage collection while its millions of boxes all live."""
    with _one_at_a_time:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            if was_enabled:
                gc.enable()

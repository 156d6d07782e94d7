"""The one stylesheet of the PDF, as text from our own files."""

from functools import cache
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"


@cache
def stylesheet(*, is_draft: bool) -> str:
    names = ["report-paper.css", *(["report-draft.css"] if is_draft else [])]
    # What the tokens say of wide screens would only make WeasyPrint warn.
    tokens = _read("tokens.css").partition("@media")[0]
    return "\n".join([tokens, *map(_read, names)])


def _read(name: str) -> str:
    return (STATIC / "css" / name).read_text(encoding="utf-8")

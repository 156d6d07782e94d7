"""The one stylesheet of the PDF, as text: tokens put in place of their names, fonts by `app:` address."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
ROOT = re.compile(r":root\s*{(.*?)}", re.DOTALL)
TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
USE = re.compile(r"var\((--[\w-]+)\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def stylesheet(*, is_draft: bool) -> str:
    """Tokens are resolved here: WeasyPrint would do it again for every element."""
    names = ("report-paper.css", "report-draft.css") if is_draft else ("report-paper.css",)
    css = "".join(map(_read, names))
    tokens = dict(TOKEN.findall(_first_root(_read("tokens.css"))) + TOKEN.findall(_first_root(css)))
    return _resolved(ROOT.sub("", css, count=1), tokens)


def _read(name: str) -> str:
    return COMMENT.sub("", (STATIC / "css" / name).read_text(encoding="utf-8"))


def _first_root(css: str) -> str:
    """Later ones stand under conditions that paper does not meet."""
    found = ROOT.search(css)
    return found.group(1) if found else ""


def _resolved(css: str, tokens: dict[str, str]) -> str:
    """Raises `KeyError` for a name that no token has."""
    while USE.search(css):
        css = USE.sub(lambda use: tokens[use.group(1)], css)
    return css

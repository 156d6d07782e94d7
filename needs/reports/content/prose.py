"""What people have written, cut into paragraphs and lists, so that a template only has to set them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

MARK = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its lines, or a list with its items."""

    lines: tuple[str, ...]
    is_list: bool = False


Prose = tuple[Block, ...]


def prose(text: str) -> Prose:
    """Blank lines part paragraphs; lines that begin with a dash, a bullet or a number become items of a list."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return tuple(block for paragraph in paragraphs for block in _blocks(paragraph))


def _blocks(paragraph: str) -> Iterator[Block]:
    lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
    for is_item, group in groupby(lines, key=lambda line: bool(MARK.match(line))):
        yield Block(tuple(MARK.sub("", line) if is_item else line for line in group), is_item)


def flat(text: str) -> tuple[str, ...]:
    """The same text as lines, where there is no room for lists."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())

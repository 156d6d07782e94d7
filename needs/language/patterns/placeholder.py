"""What somebody meant to fill in later. Read the same way in both languages, as it blocks."""

import re
from collections.abc import Iterator

from ..prose import Passage
from . import Found

_PLACEHOLDER = re.compile(
    r"(?<!\w)(?:tbd|tbc|tba|todo|x{3,}|lorem ipsum|lorem"
    r"|(?:fylls i|kompletteras|läggs till|skrivs|anges|klargörs|beskrivs|uppdateras) senare"
    r"|(?:ska|att) fyllas i|skriv här|beskriv här|återkommer med text"
    r"|to be (?:decided|determined|confirmed|defined|filled in)|fill in later|(?:write|insert|text) here)(?!\w)"
    r"|\?{3,}|(?<!\w)_{3,}(?!\w)|\[(?:fyll|ange|skriv|namn|insert|name|fill|your|\.\.\.|…|x+)[^\]\n]{0,60}\]"
    r"|\[(?:\.\.\.|…|x+)\]",
    re.IGNORECASE,
)
# Two capitals X stand for a name ("XX kommun"); in small letters they may be anything.
_CAPITALS = re.compile(r"(?<![\w-])XX(?![\w-])")
_ONLY_MARKS = re.compile(r"\s*([^\w\s\0](?:[^\w\0]*[^\w\s\0])?)\s*")


def find(passage: Passage) -> Iterator[Found]:
    for pattern in (_PLACEHOLDER, _CAPITALS):
        for found in pattern.finditer(passage.judged):
            yield Found("placeholder", *found.span())
    only_marks = _ONLY_MARKS.fullmatch(passage.judged)
    if only_marks:
        yield Found("placeholder", *only_marks.span(1))

"""The sources that the needs rest on."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.models import Source
from needs.cases.choices import PERSPECTIVES, SOURCE_KINDS

from .prose import flat
from .reading import Reading
from .wording import day, number, word


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    title: str
    meta: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    lines: tuple[Line, ...]


def build(reading: Reading) -> Sources:
    used = Counter(link.source for need in reading.live for link in need.sources)
    return Sources(tuple(_line(source, used[source.id]) for source in reading.file.sources))


def _line(source: Source, needs: int) -> Line:
    voices = ngettext("%(count)s voice", "%(count)s voices", source.voices) % {"count": number(source.voices)}
    first_hand = _("%(count)s with first-hand experience") % {"count": number(source.first_hand)}
    facts = [
        word(SOURCE_KINDS, source.kind),
        day(source.held_on),
        word(PERSPECTIVES, source.perspective),
        f"{voices}, {first_hand}" if source.first_hand else voices if source.voices else "",
        _("%(hours)s hours") % {"hours": number(source.hours)} if source.hours is not None else "",
        ngettext("supports %(count)d need", "supports %(count)d needs", needs) % {"count": needs}
        if needs
        else _("supports no need"),
    ]
    return Line(source.id, source.title, " · ".join(filter(None, facts)), flat(source.notes))

"""The alternatives to buying, all six, assessed or not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.casefile.kinds import AlternativeKind, AlternativeVerdict
from needs.casefile.models import Alternative
from needs.cases.choices import ALTERNATIVE_VERDICTS, ALTERNATIVES

from .prose import Prose, prose
from .reading import Reading
from .wording import listed, stop, word


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    verdict: str
    reason: Prose
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Alternatives:
    finding: str
    lines: tuple[Line, ...]


def build(reading: Reading) -> Alternatives:
    given = {one.kind: one for one in reading.file.alternatives}
    all_six = [given.get(kind) or Alternative(kind=kind) for kind in AlternativeKind]
    return Alternatives(_finding(all_six), tuple(_line(one) for one in all_six))


def _line(one: Alternative) -> Line:
    chosen = one.verdict == AlternativeVerdict.CHOSEN
    return Line(word(ALTERNATIVES, one.kind), word(ALTERNATIVE_VERDICTS, one.verdict), prose(one.reason), chosen)


def _finding(alternatives: list[Alternative]) -> str:
    def names(verdict: AlternativeVerdict) -> str:
        return listed([word(ALTERNATIVES, one.kind).lower() for one in alternatives if one.verdict == verdict])

    chosen, open_ones = names(AlternativeVerdict.CHOSEN), names(AlternativeVerdict.NOT_ASSESSED)
    told = [
        _("Chosen: %(alternatives)s") % {"alternatives": chosen} if chosen else _("No alternative has been chosen"),
        _("Not assessed: %(alternatives)s") % {"alternatives": open_ones} if open_ones else "",
    ]
    return " ".join(stop(text) for text in told if text)

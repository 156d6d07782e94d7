"""Who has been heard: voices per perspective, how, and the gaps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from needs.casefile.kinds import PerspectiveKind, PerspectiveStatus
from needs.casefile.models import Perspective, Source
from needs.cases.choices import PERSPECTIVE_STATUSES, PERSPECTIVES, SOURCE_KINDS
from needs.reports import pictures

from .asked import Asked, asked
from .people import People, people
from .prose import Prose, prose
from .reading import Reading
from .voices import finding
from .wording import EN_DASH, listed, number, percent, word


@dataclass(frozen=True, slots=True)
class Row:
    """`gap` says in words what makes the perspective a gap."""

    perspective: str
    status: str
    voices: str
    first_hand: str
    share: str
    needs: str
    methods: str
    is_gap: bool
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    perspective: str
    status: str
    lead: str
    summary: Prose
    set_aside: Prose
    deviation: Prose
    is_set_aside: bool


@dataclass(frozen=True, slots=True)
class Heard:
    finding: str
    picture: pictures.Bars
    rows: tuple[Row, ...]
    total: Row
    people: People | None
    asked: tuple[Asked, ...]
    told: tuple[Told, ...]
    entries: tuple[tuple[str, str], ...]


def build(reading: Reading) -> Heard:
    perspectives = {one.kind: one for one in reading.file.perspectives}
    rows = [_row(reading, kind, perspectives.get(kind) or Perspective(kind=kind)) for kind in PerspectiveKind]
    shared = [source for source in reading.file.sources if source.perspective is None]
    if any(source.voices for source in shared):
        rows.append(_shared(shared))
    return Heard(
        finding=finding(reading, perspectives.values()),
        picture=_picture(reading),
        rows=tuple(rows),
        total=_total(reading),
        people=people(reading),
        asked=asked(reading),
        told=tuple(_told(perspectives.get(kind) or Perspective(kind=kind)) for kind in PerspectiveKind),
        entries=tuple(_entries(reading)),
    )


def _entries(reading: Reading) -> Iterator[tuple[str, str]]:
    yield "coverage", _("Voices per perspective")
    if reading.file.stakeholders:
        yield "stakeholders", _("Who the case concerns")
    if any(inquiry.state != "draft" for inquiry in reading.file.inquiries):
        yield "inquiries", _("Questions to people outside")
    yield "told", _("What was heard")


def _row(reading: Reading, kind: PerspectiveKind, one: Perspective) -> Row:
    sources = [source for source in reading.file.sources if source.perspective == kind]
    voices = sum(source.voices for source in sources)
    gap = _gap(one, voices)
    return Row(
        perspective=word(PERSPECTIVES, kind),
        status=word(PERSPECTIVE_STATUSES, one.status),
        voices=number(voices),
        first_hand=number(sum(source.first_hand for source in sources)),
        share=_share(sources),
        needs=number(sum(need.perspective == kind for need in reading.live)),
        methods=_methods(sources),
        is_gap=bool(gap),
        gap=gap,
    )


def _gap(one: Perspective, voices: int) -> str:
    if one.status == PerspectiveStatus.SET_ASIDE:
        return ""
    if not voices:
        return _("Nobody has been heard")
    return "" if one.status == PerspectiveStatus.HEARD else _("Voices, but not marked as heard")


def _shared(sources: list[Source]) -> Row:
    voices, first_hand = (
        number(sum(values)) for values in zip(*((s.voices, s.first_hand) for s in sources), strict=True)
    )
    return Row(_("Several perspectives"), "", voices, first_hand, _share(sources), EN_DASH, _methods(sources), False)


def _total(reading: Reading) -> Row:
    sources = reading.file.sources
    return Row(
        perspective=_("Total"),
        status="",
        voices=number(sum(source.voices for source in sources)),
        first_hand=number(sum(source.first_hand for source in sources)),
        share=_share(sources),
        needs=number(len(reading.live)),
        methods="",
        is_gap=False,
    )


def _share(sources: Iterable[Source]) -> str:
    """How many of those asked one by one that were heard: `12 of 30 (40 %)`."""
    asked_one_by_one = [source for source in sources if source.invited]
    invited = sum(source.invited or 0 for source in asked_one_by_one)
    if not invited:
        return EN_DASH
    heard = sum(min(source.voices - source.by_link, source.invited or 0) for source in asked_one_by_one)
    facts = {"heard": number(heard), "invited": number(invited), "share": percent(heard / invited)}
    return _("%(heard)s of %(invited)s (%(share)s)") % facts


def _methods(sources: Iterable[Source]) -> str:
    kinds = dict.fromkeys(source.kind for source in sources)
    words = [word(SOURCE_KINDS, kind).lower() for kind in SOURCE_KINDS if kind in kinds]
    return listed(words).capitalize() if words else EN_DASH


def _told(one: Perspective) -> Told:
    return Told(
        perspective=word(PERSPECTIVES, one.kind),
        status=word(PERSPECTIVE_STATUSES, one.status),
        lead=one.lead,
        summary=prose(one.summary),
        set_aside=prose(one.set_aside_reason),
        deviation=prose(one.deviation_reason),
        is_set_aside=one.status == PerspectiveStatus.SET_ASIDE,
    )


def _picture(reading: Reading) -> pictures.Bars:
    voices = {kind: [0, 0] for kind in PerspectiveKind}
    for source in reading.file.sources:
        if source.perspective:
            voices[source.perspective][0] += source.voices
            voices[source.perspective][1] += source.first_hand
    return pictures.bars([(word(PERSPECTIVES, kind), whole, part) for kind, (whole, part) in voices.items()])

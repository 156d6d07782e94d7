"""The report as a whole: its parts in order, numbered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from needs.casefile import CaseFile, Decision, canonical_bytes

from . import (
    alternatives,
    answers,
    background,
    decided,
    effects,
    front,
    goals,
    heard,
    method,
    missing,
    perspectives,
    priority,
    risks,
    sheets,
    sources,
    summary,
    verification,
)
from .front import Front
from .reading import Reading, read
from .standing import Standing
from .wording import NO_BREAK_SPACE

EDITIONS = ("internal",)


@dataclass(frozen=True, slots=True)
class Entry:
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `content` is what its template sets. `opens_page` and `wide` matter on paper only."""

    anchor: str
    title: str
    template: str
    content: object
    entries: tuple[Entry, ...] = ()
    opens_page: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """`data` is the case file in canonical bytes: the machine's copy of what the report says."""

    language: str
    edition: str
    reference: str
    standing: Standing
    front: Front
    parts: tuple[Part, ...]
    changed_at: str
    data: bytes

    def part(self, anchor: str) -> Part:
        return next(part for part in self.parts if part.anchor == anchor)


Section = tuple[str, str, Callable[[Reading], object], bool]

# Anchor, title, what fills it, whether it opens a page. The anchor names the template too.
SECTIONS: tuple[tuple[str, Callable[[], str], Callable[[Reading], object], bool], ...] = (
    ("summary", lambda: _("Summary"), summary.build, True),
    ("background", lambda: _("Background and why now"), background.background, True),
    ("situation", lambda: _("Current situation"), background.situation, False),
    ("lessons", lambda: _("Lessons from the current contract"), background.lessons, False),
    ("delimitation", lambda: _("Delimitation"), background.delimitation, False),
    ("heard", lambda: _("Who has been heard"), heard.build, True),
    ("needs", lambda: _("Needs per perspective"), perspectives.build, True),
    ("goals", lambda: _("Goals and needs"), goals.build, True),
    ("priority", lambda: _("Prioritisation"), priority.build, True),
    ("alternatives", lambda: _("Alternatives to buying"), alternatives.build, True),
    ("risks", lambda: _("Consequences and risks"), risks.build, False),
    ("effects", lambda: _("Effects and when we are done"), effects.build, True),
    ("decision", lambda: _("Decision"), decided.build, True),
)
APPENDICES: tuple[tuple[str, Callable[[], str], Callable[[Reading], object], bool], ...] = (
    ("sheets", lambda: _("The needs one by one"), sheets.build, True),
    ("sources", lambda: _("Sources"), sources.build, True),
    ("answers", lambda: _("Guiding questions and answers"), answers.build, True),
    ("method", lambda: _("Method"), method.method, True),
    ("glossary", lambda: _("Glossary"), method.glossary, False),
    ("missing", lambda: _("What remains"), missing.build, False),
    ("verification", lambda: _("Verify the report"), verification.build, False),
)


def build(
    case_file: CaseFile, *, decision: Decision | None = None, missing: Sequence[str] = (), edition: str = "internal"
) -> Report:
    """The report of one case file, in the active language.

    `missing` is what stands in the way of submitting, as sentences; it is told in drafts only.
    Raises `ValueError` for an edition that does not exist.
    """
    if edition not in EDITIONS:
        raise ValueError(f"There is no edition {edition!r} of the report. Choose one of: {', '.join(EDITIONS)}.")
    reading = read(case_file, decision, missing)
    return Report(
        language=get_language() or "sv",
        edition=edition,
        reference=case_file.case.reference,
        standing=reading.standing,
        front=front.build(reading),
        parts=(*_numbered(reading), *_lettered(reading)),
        changed_at=reading.changed_at.isoformat(timespec="seconds") if reading.changed_at else "",
        data=canonical_bytes(case_file),
    )


def _numbered(reading: Reading) -> list[Part]:
    return [
        _part(anchor, f"{number}{NO_BREAK_SPACE} {title()}", fill(reading), opens_page)
        for number, (anchor, title, fill, opens_page) in enumerate(SECTIONS, start=1)
    ]


def _lettered(reading: Reading) -> list[Part]:
    filled = [(anchor, title, fill(reading), opens_page) for anchor, title, fill, opens_page in APPENDICES]
    told = [row for row in filled if row[2] is not None]
    return [
        _part(anchor, _("Appendix %(letter)s: %(title)s") % {"letter": letter, "title": title()}, content, opens_page)
        for letter, (anchor, title, content, opens_page) in zip(ascii_uppercase, told, strict=False)
    ]


def _part(anchor: str, title: str, content: object, opens_page: bool) -> Part:
    entries = tuple(Entry(*entry) for entry in getattr(content, "entries", ()))
    wide = getattr(content, "wide", False)
    return Part(anchor, title, f"reports/parts/{anchor}.html", content, entries, opens_page, wide)

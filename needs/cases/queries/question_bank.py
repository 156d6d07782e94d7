"""The question bank as its administrators see it: both languages, what is shipped beside what is their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import ngettext

from needs.accounts.models import Organisation
from needs.casefile.kinds import PerspectiveKind

from .. import questions as shipped
from ..choices import PERSPECTIVE_HINTS, PERSPECTIVES
from ..models import BankQuestion
from ..wording import word
from .question import GuidingQuestion, as_asked, in_order, overlay


@dataclass(frozen=True)
class Version:
    """A question in one language; `original` are the shipped texts when they are others, else empty."""

    asked: GuidingQuestion
    original: Mapping[str, str]


@dataclass(frozen=True)
class Entry:
    """A question with its texts. `english` is None for an own one in Swedish alone; `version` 0: never changed."""

    id: str
    url: str
    perspective: str
    perspective_name: str
    swedish: Version
    english: Version | None
    version: int
    is_shipped: bool
    is_retired: bool

    @property
    def is_reworded(self) -> bool:
        return self.is_shipped and any(each.asked.is_own for each in self.versions)

    @property
    def versions(self) -> list[Version]:
        return [each for each in (self.swedish, self.english) if each]


@dataclass(frozen=True)
class Group:
    """The questions of one perspective; `summary` tells how many there are and how many are the organisation's."""

    kind: str
    name: str
    hint: str
    summary: str
    asked: list[Entry]
    retired: list[Entry]


def bank_page(organisation: Organisation) -> list[Group]:
    """The six perspectives in their order. One query, however many questions there are."""
    rows = overlay(organisation)
    return [_group(organisation, kind, rows) for kind in PerspectiveKind]


def entry_of(organisation: Organisation, code: str) -> Entry:
    """Raises `Http404` for a question that is neither shipped nor the organisation's own."""
    rows = {row.language: row for row in organisation.questions.filter(code=code)}
    if not rows and not shipped.is_shipped(code):
        raise Http404
    kind = next(iter(rows.values())).perspective if rows else shipped.question(code).perspective
    return _entry(organisation, code, kind, rows)


def _group(organisation: Organisation, kind: str, rows: Mapping[str, Mapping[str, BankQuestion]]) -> Group:
    here = [code for code, versions in rows.items() if any(row.perspective == kind for row in versions.values())]
    entries = [_entry(organisation, code, kind, rows.get(code, {})) for code in in_order(kind, here)]
    asked = [entry for entry in entries if not entry.is_retired]
    return Group(
        kind=kind,
        name=word(PERSPECTIVES, kind),
        hint=word(PERSPECTIVE_HINTS, kind),
        summary=_summary(asked),
        asked=asked,
        retired=[entry for entry in entries if entry.is_retired],
    )


def _entry(organisation: Organisation, code: str, kind: str, rows: Mapping[str, BankQuestion]) -> Entry:
    swedish, english = (_version(code, rows, language) for language in ("sv", "en"))
    return Entry(
        id=code,
        url=reverse("question_edit", args=[organisation.key, code]),
        perspective=kind,
        perspective_name=word(PERSPECTIVES, kind),
        swedish=swedish,
        english=english if english.asked.language == "en" else None,
        version=rows["sv"].version if "sv" in rows else 0,
        is_shipped=shipped.is_shipped(code),
        is_retired=swedish.asked.is_retired,
    )


def _version(code: str, rows: Mapping[str, BankQuestion], language: str) -> Version:
    asked = as_asked(code, rows, language)
    return Version(asked, shipped.texts(code, language) if asked.is_own else {})


def _summary(asked: list[Entry]) -> str:
    reworded, own = sum(entry.is_reworded for entry in asked), sum(not entry.is_shipped for entry in asked)
    parts = [ngettext("%(count)d question", "%(count)d questions", len(asked)) % {"count": len(asked)}]
    if reworded:
        parts.append(ngettext("%(count)d reworded", "%(count)d reworded", reworded) % {"count": reworded})
    if own:
        parts.append(ngettext("%(count)d of your own", "%(count)d of your own", own) % {"count": own})
    return ", ".join(parts)

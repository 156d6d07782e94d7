"""What each of those who are asked has received, and when: proof that all were treated alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from needs.cases.wording import word

from ..choices import LOG_KINDS, SUPPLIERS
from ..models import Inquiry, Invitation, LogEntry
from .invitation import numbered

PAGE = 200


@dataclass(frozen=True)
class Line:
    when: str
    who: str
    what: str
    detail: str


@dataclass(frozen=True)
class Received:
    """When one of the invited first got each thing, empty for what she has not got. `fetched` counts her downloads."""

    key: str
    who: str
    represents: str
    sent: str
    has_bounced: bool
    reminded: str
    extended: str
    opened: str
    fetched: int
    answered: str


@dataclass(frozen=True)
class LogPage:
    lines: list[Line]
    page: int
    has_next: bool


def log_page(inquiry: Inquiry, names: Mapping[int, str], *, only: str = "", page: int = 1) -> LogPage:
    """The log in the order things happened, all of it or of one invitation by its key. One query."""
    entries = LogEntry.objects.filter(inquiry=inquiry).select_related("invitation").order_by("pk")
    if only:
        entries = entries.filter(invitation__key=only)
    first = (page - 1) * PAGE
    found = list(entries[first : first + PAGE + 1])
    lines = [
        Line(
            when=_when(inquiry, entry.kind, entry.at),
            who=names.get(entry.invitation_id or 0, _("Everybody")),
            what=_what(entry),
            detail=_detail(inquiry, entry),
        )
        for entry in found[:PAGE]
    ]
    return LogPage(lines, page, len(found) > PAGE)


def _what(entry: LogEntry) -> str:
    """A link for many invites nobody: it is made."""
    if entry.kind == "created" and entry.invitation and entry.invitation.is_open_to_many:
        return _("Link made")
    return word(LOG_KINDS, entry.kind)


def _when(inquiry: Inquiry, kind: str, at: datetime) -> str:
    """To the minute an answer could be found among the received ones: see `_detail`."""
    pattern = "%Y-%m-%d" if kind == "submitted" and inquiry.perspective not in SUPPLIERS else "%Y-%m-%d %H:%M"
    return timezone.localtime(at).strftime(pattern)


def _detail(inquiry: Inquiry, entry: LogEntry) -> str:
    """The receipt ties a name to an answer: only for suppliers, who are to be treated alike and may be told so."""
    return entry.detail if entry.kind != "submitted" or inquiry.perspective in SUPPLIERS else ""


def names_of(inquiry: Inquiry, *, named: bool = True) -> dict[int, str]:
    """What each invitation is called, by its primary key: a name, an address, or which link it is.

    `named` is for those who may know who they are; to others they are numbers.
    """
    names, links = {}, 0
    for place, invitation in enumerate(Invitation.objects.filter(inquiry=inquiry).order_by("pk"), start=1):
        links += invitation.is_open_to_many
        called = invitation.name or invitation.email or _("Address erased")
        if invitation.is_open_to_many:
            called = _("Open link %(place)d") % {"place": links}
        elif not named:
            called = numbered(place - links)
        names[invitation.pk] = called
    return names


def received(inquiry: Inquiry, names: Mapping[int, str], *, named: bool = True) -> list[Received]:
    """One row for each person who is asked, in two queries."""
    first: dict[int, dict[str, str]] = defaultdict(dict)
    fetched: dict[int, int] = defaultdict(int)
    for invitation, kind, at in _entries_of_people(inquiry):
        first[invitation].setdefault(kind, _when(inquiry, kind, at))
        fetched[invitation] += kind == "material"
    people = Invitation.objects.filter(inquiry=inquiry, kind="personal").order_by("pk")
    return [
        Received(
            key=person.key,
            who=names[person.pk],
            represents=person.represents if named else "",
            sent=first[person.pk].get("sent", ""),
            has_bounced=person.bounced_at is not None,
            reminded=first[person.pk].get("reminded", ""),
            extended=first[person.pk].get("extended", ""),
            opened=first[person.pk].get("opened", ""),
            fetched=fetched[person.pk],
            answered=first[person.pk].get("submitted", ""),
        )
        for person in people
    ]


def _entries_of_people(inquiry: Inquiry) -> list[tuple[int, str, datetime]]:
    entries = LogEntry.objects.filter(inquiry=inquiry, invitation__kind="personal").order_by("pk")
    return list(entries.values_list("invitation", "kind", "at"))

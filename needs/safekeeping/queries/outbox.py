"""The letters that have not left: what an administrator reads when the mail server is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from needs.accounts.models import Organisation
from needs.accounts.queries.membership import Actor

from ..letters import About, kinds
from ..models import Mail, MailState
from ..postman import BOUNCED, LOST, WITHDRAWN

# The newest; when more than these wait, the mail server is away and all wait for the same reason.
SHOWN = 100
UNKNOWN = About("")
MAIL_SERVER_AWAY = {"ConnectionRefusedError", "ConnectionResetError", "TimeoutError", "gaierror", "OSError", "SSLError"}


@dataclass(frozen=True)
class WaitingLetter:
    """Never to whom it goes: that belongs to the record it is about. `next_at` is empty when nobody tries again."""

    key: str
    kind: str
    about: About
    written_at: str
    attempts: int
    why: str
    next_at: str


@dataclass(frozen=True)
class OutboxPage:
    dead: list[WaitingLetter]
    waiting: list[WaitingLetter]
    dead_count: int
    waiting_count: int


def outbox_page(organisation: Organisation, reader: Actor) -> OutboxPage:
    """`reader` sees what a letter is about when she may see the record itself."""
    dead, waiting = dead_letters(organisation), unsent(organisation).filter(state=MailState.WAITING)
    shown = [*dead.order_by("-pk")[:SHOWN], *waiting.order_by("-pk")[:SHOWN]]
    told = _told(shown, reader)
    rows = [_row(mail, told[mail.kind].get(mail.about, UNKNOWN)) for mail in shown]
    return OutboxPage(
        dead=[row for row in rows if not row.next_at],
        waiting=[row for row in rows if row.next_at],
        dead_count=dead.count(),
        waiting_count=waiting.count(),
    )


def unsent(organisation: Organisation) -> QuerySet[Mail]:
    """Those somebody still wants sent."""
    return Mail.objects.filter(organisation=organisation).exclude(state=MailState.SENT).exclude(error=WITHDRAWN)


def dead_letters(organisation: Organisation) -> QuerySet[Mail]:
    return unsent(organisation).filter(state=MailState.DEAD)


def _told(mails: Sequence[Mail], reader: Actor) -> dict[str, Mapping[str, About]]:
    """What they are about, asked for once of each kind."""
    by_kind = defaultdict(list)
    for mail in mails:
        by_kind[mail.kind].append(mail)
    told: defaultdict[str, Mapping[str, About]] = defaultdict(dict)
    told.update({kind: kinds[kind].about(group, reader) for kind, group in by_kind.items() if kind in kinds})
    return told


def _row(mail: Mail, about: About) -> WaitingLetter:
    kind = kinds.get(mail.kind)
    return WaitingLetter(
        key=mail.key,
        kind=str(kind.called if kind and kind.called else mail.kind),
        about=about,
        written_at=_time(mail.created_at),
        attempts=mail.attempts,
        why=_why(mail.error),
        next_at=_time(mail.next_at) if mail.state == MailState.WAITING else "",
    )


def _time(value: datetime) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


def _why(error: str) -> str:
    """What stands in the row is for those who run the installation: said so that anybody understands it first."""
    name, _space, code = error.partition(" ")
    words = {"what": error}
    if not error:
        return _("It is sent shortly.")
    if error == BOUNCED:
        return _("The letter came back: the address does not receive it.")
    if error == LOST:
        return _("The sending was interrupted every time.")
    if name == "SMTPRecipientsRefused" and code.startswith("5"):
        return _("The recipient's mail server says that the address does not exist (%(what)s).") % words
    if name.startswith("SMTP") or name in MAIL_SERVER_AWAY:
        return _("The mail server did not take the letter (%(what)s).") % words
    return _("The letter could not be written (%(what)s). Tell those who run Behovsarbete where you work.") % words

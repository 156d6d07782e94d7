"""Sending what waits in the outbox: claim by lease, compose, send, mark.

At least once: a postman who falls between sending and marking lets the letter be sent again, with the same Message-ID.
Never an address in log or row: mail servers like to repeat it in what they answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from email.headerregistry import Address
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from traceback import format_tb

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import OperationalError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import override

from .letters import Letter, kinds, message_id, nothing
from .models import Mail, MailState

logger = logging.getLogger(__name__)

# Longer than any attempt: settings.EMAIL_TIMEOUT ends one that hangs.
LEASE = timedelta(minutes=5)
BACK_OFF = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)] + [
    timedelta(hours=hours) for hours in (2, 6, 24)
]
MOST_ATTEMPTS = len(BACK_OFF) + 1
# How often a room is asked to write what follows when the database is in its way: others hold what it needs.
TELLINGS = 3
# What stands as the reason when no mail server has given one.
WITHDRAWN, BOUNCED, LOST = "withdrawn", "bounced", "no answer"
PERMANENT = range(500, 600)


def deliver_due(limit: int = 100) -> int:
    """Try the letters whose time has come, oldest first, and give how many were tried. Call it outside transactions."""
    for tried in range(limit):
        mail = _claim()
        if mail is None:
            return tried
        _attempt(mail)
    return limit


def _claim() -> Mail | None:
    """The next letter due, ours until its lease ends. An attempt counts from here, also one that never comes back."""
    now = timezone.now()
    with transaction.atomic(durable=True):
        due = Mail.objects.filter(state=MailState.WAITING, next_at__lte=now).order_by("next_at", "pk")
        mail = due.select_for_update(skip_locked=True).first()
        if mail is None or not _change(mail, attempts=F("attempts") + 1, next_at=now + LEASE, error=""):
            return None
        mail.attempts += 1
        return mail


def being_sent() -> Q:
    """Letters whose lease has not ended: somebody may be handing them over. Those put off say why."""
    return Q(state=MailState.WAITING, attempts__gt=0, error="", next_at__gt=timezone.now())


def _change(mail: Mail, *, was: MailState = MailState.WAITING, **values: object) -> bool:
    """Write on condition that the letter is still ours: whoever takes it over counts another attempt."""
    ours = Mail.objects.filter(pk=mail.pk, state=was, attempts=mail.attempts)
    return bool(ours.update(**values))


def _attempt(mail: Mail) -> None:
    if mail.attempts > MOST_ATTEMPTS:
        give_up(mail, LOST)
        return
    try:
        letter = _composed(mail)
        if letter is not None:
            _send(mail, letter)
    except Exception as error:  # noqa: BLE001  # whatever is wrong with one letter must not hold up the others
        _failed(mail, error)
        return
    if letter is None:
        _change(mail, state=MailState.DEAD, error=WITHDRAWN)
    else:
        _mark(mail, kinds[mail.kind].sent, state=MailState.SENT, sent_at=timezone.now())


def _composed(mail: Mail) -> Letter | None:
    # The same language wherever it is done: in a worker, a command or somebody's request.
    with override(settings.LANGUAGE_CODE), transaction.atomic(durable=True):
        return kinds[mail.kind].compose(mail)


def _send(mail: Mail, letter: Letter) -> None:
    EmailMessage(
        subject=" ".join(letter.subject.split()),
        body=letter.text,
        from_email=_sender(mail),
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else [],
        headers={"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"},
    ).send()


def _sender(mail: Mail) -> str:
    """Our address under the organisation's name, so that whoever gets the letter sees who writes."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return str(Address(" ".join(str(mail.organisation).split()), addr_spec=address))


def _failed(mail: Mail, error: Exception) -> None:
    reason = _reason(error)
    logger.warning("letter %s (%s), attempt %d: %s", mail.key, mail.kind, mail.attempts, reason)
    if not isinstance(error, OSError):
        # No trouble with the mail server: a fault of ours.
        _log_place_of(error)
    if _is_permanent(error) or mail.attempts >= MOST_ATTEMPTS:
        give_up(mail, reason)
    else:
        _change(mail, next_at=timezone.now() + BACK_OFF[mail.attempts - 1], error=reason)


def give_up(mail: Mail, reason: str, *, was: MailState = MailState.WAITING) -> bool:
    """A dead letter: nobody tries again unless somebody asks for it, and its room is told. False when it is no more."""
    follows = kinds[mail.kind].failed if mail.kind in kinds else nothing
    return _mark(mail, follows, was=was, state=MailState.DEAD, sent_at=None, error=reason)


def _mark(mail: Mail, follows: Callable[[Mail], None], *, was: MailState = MailState.WAITING, **values: object) -> bool:
    """The letter has left, or will not, and its room writes what follows: both or neither. False when it is not ours.

    Only when the room fails again and again is the letter marked alone, so that it is not sent again.
    """
    for _telling in range(TELLINGS):
        try:
            with transaction.atomic():
                is_ours = _change(mail, was=was, **values)
                if is_ours:
                    follows(mail)
                return is_ours
        except Exception as error:  # noqa: BLE001  # see above; it is logged without what it may tell about people
            logger.error("letter %s (%s): what follows failed: %s", mail.key, mail.kind, _reason(error))
            _log_place_of(error)
            if not isinstance(error, OperationalError):
                break
    return _change(mail, was=was, **values)


def _log_place_of(error: Exception) -> None:
    """Where it was, without the values that an error's own text may hold."""
    logger.error("".join(format_tb(error.__traceback__)))


def _is_permanent(error: Exception) -> bool:
    return isinstance(error, SMTPRecipientsRefused) and all(code in PERMANENT for code in _codes(error))


def _codes(error: Exception) -> list[int]:
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _answer in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, SMTPResponseException) else []


def _reason(error: Exception) -> str:
    """The kind of error and the mail server's code."""
    return " ".join([type(error).__name__, *(str(code) for code in _codes(error))])[:300]

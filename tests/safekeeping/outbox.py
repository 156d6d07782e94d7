"""Letters of a kind of their own, and mail servers that fail, for the tests of the outbox."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend


class FailingBackend(EmailBackend):
    """Fails with each of `errors` in turn, then delivers into the memory mailbox; sees what is there meanwhile."""

    errors: list[Exception] = []
    seen: list[object] = []
    meanwhile = staticmethod(lambda: None)

    def send_messages(self, messages):
        self.seen.append(type(self).meanwhile())
        if self.errors:
            raise self.errors.pop(0)
        return super().send_messages(messages)


class DyingBackend(EmailBackend):
    """Takes the letter, and the process falls before anybody has heard of it."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit("killed")


def hanging_up() -> Exception:
    return SMTPServerDisconnected("Connection unexpectedly closed: vera@kommun.example")


def refusing(code: int) -> Exception:
    return SMTPRecipientsRefused({"vera@kommun.example": (code, b"vera@kommun.example: no such user")})


def sent_ids() -> list[str]:
    return [message.extra_headers["Message-ID"] for message in mail.outbox]

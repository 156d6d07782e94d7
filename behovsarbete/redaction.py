"""Addresses that let people in without an account stand in no log: `/bidra/TOKEN/` becomes `/bidra/***/`."""

import logging
import re

# What comes after the token is kept, and so are the addresses of a visit, which hold none. Filters of mail programs
# hand an address on within their own, where its slashes are `%2F`.
TOKEN = re.compile(
    r"((?:/|%(?:25)*2F)bidra(?:/|%(?:25)*2F)+)(?!svara(?:[/?#&\s\"'%]|$))(?:(?!%(?:25)*2F)[^/\s\"'?#&])+", re.IGNORECASE
)
LOGS_OF_THE_SERVER = ("gunicorn.access", "gunicorn.error")


def redacted(text: str) -> str:
    return TOKEN.sub(r"\1***", text)


class WithoutTokens(logging.Filter):
    """Lets every record through, without tokens in its message, its values or what went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):
            return True  # the handler tells of a message that does not fit its values
        if (safe := redacted(message)) != message:
            record.msg, record.args = safe, ()
        if record.exc_info:
            record.exc_text = redacted(record.exc_text or logging.Formatter().formatException(record.exc_info))
        return True


def keep_tokens_out_of_the_logs_of_the_server() -> None:
    """Gunicorn sets up logs of its own, before there are any settings."""
    for name in LOGS_OF_THE_SERVER:
        logging.getLogger(name).addFilter(WithoutTokens())

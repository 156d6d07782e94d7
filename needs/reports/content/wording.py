"""Numbers, money, dates and lists as they read in the active language."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isnan

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst

from needs.cases.wording import NO_BREAK_SPACE, listed, money, number

__all__ = [
    "EN_DASH",
    "NO_BREAK_SPACE",
    "day",
    "listed",
    "local_day",
    "moment",
    "money",
    "number",
    "percent",
    "quantity",
    "score",
    "stop",
    "word",
]
EN_DASH = "\N{EN DASH}"


def percent(share: float) -> str:
    """A share 0–1 as whole percent; an en dash when it cannot be computed."""
    return EN_DASH if isnan(share) else f"{number(round(share * 100))}{NO_BREAK_SPACE}%"


def score(value: float) -> str:
    """A value 0–5 with one decimal; an en dash when there is none."""
    return EN_DASH if isnan(value) else number(value, 1)


def quantity(value: Decimal, unit: str) -> str:
    return f"{number(value)}{NO_BREAK_SPACE}{unit}" if unit else number(value)


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def moment(value: datetime) -> str:
    """Day and time in the time zone of the installation."""
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


def local_day(value: datetime) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d}"


def word(words: Mapping[str, str | Promise], code: str | None) -> str:
    """The word for a code; nothing for no code."""
    return str(words[code]) if code is not None else ""


def stop(text: str) -> str:
    """The text as a sentence: a capital first and a full stop last."""
    text = text.strip()
    return capfirst(text) if not text or text[-1] in ".!?…:" else f"{capfirst(text)}."

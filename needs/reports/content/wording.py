"""Numbers, money, dates and lists as they read in the active language."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isnan

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"


def number(value: Decimal | float, decimals: int | None = None) -> str:
    """`1 250,5`, rounded; without `decimals` as many as the value has, and none that are zero."""
    if decimals is not None:
        # Django cuts decimals off: 0.29 would read 0.2.
        value = Decimal(f"{value:.{decimals}f}")
    elif isinstance(value, Decimal):
        value = value.normalize() + 0
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


def money(kronor: float) -> str:
    return f"{number(round(kronor))}{NO_BREAK_SPACE}kr"


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


def listed(words: Sequence[str]) -> str:
    """`a, b and c`"""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}


def stop(text: str) -> str:
    """The text as a sentence: a capital first and a full stop last."""
    text = text.strip()
    return capfirst(text) if not text or text[-1] in ".!?…:" else f"{capfirst(text)}."

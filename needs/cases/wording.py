"""Numbers, money and times as the pages of a case show them, made once in the queries and never in a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number(value: Decimal | float, decimals: int | None = None) -> str:
    """`1 250,5`, rounded; without `decimals` as many as the value has, and none that are zero."""
    if decimals is not None:
        # Django cuts decimals off: 0.29 would read 0.2.
        value = Decimal(f"{value:.{decimals}f}")
    elif isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


def money(kronor: float | None) -> str:
    """Whole kronor; nothing for no amount."""
    return "" if kronor is None else f"{number(round(kronor))}{NO_BREAK_SPACE}kr"


def day(value: date | datetime | None) -> str:
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if value else ""


def moment(value: datetime, now: datetime | None = None) -> str:
    """`Today 11:05`, `Yesterday 16:20`, `2026-11-20 15:48`."""
    local = timezone.localtime(value)
    days = (timezone.localtime(now or timezone.now()).date() - local.date()).days
    time = f"{local:%H:%M}"
    if days == 0:
        return _("Today %(time)s") % {"time": time}
    if days == 1:
        return _("Yesterday %(time)s") % {"time": time}
    return f"{local:%Y-%m-%d} {time}"


def distance(value: date, today: date | None = None) -> str:
    """How far away a day is: `today`, `in 4 days`, `2 days ago`."""
    days = (value - (today or timezone.localdate())).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days > 0:
        return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": number(days)}
    return ngettext("%(days)s day ago", "%(days)s days ago", -days) % {"days": number(-days)}


def word(words: Mapping[str, str | Promise], code: str) -> str:
    """The word for a code; the code itself when it is unknown."""
    return str(words.get(code, code))


def step_word(words: Mapping[int, str | Promise], step: int | None) -> str:
    """The word for a step of a scale; nothing when it is not assessed."""
    return str(words.get(step, step)) if step else ""


def listed(words: Sequence[str]) -> str:
    """`a, b and c`"""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s and %(last)s") % {"most": ", ".join(words[:-1]), "last": words[-1]}

"""Fields that read what people write: amounts with spaces and kr, decimals with a comma, lists one per line."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What people write between the figures and "kr", and how many kronor one of it is.
AMOUNTS = {
    "": 1,
    "t": 1_000,
    "tusen": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "milj": 1_000_000,
    "miljon": 1_000_000,
    "miljoner": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "md": 1_000_000_000,
    "miljard": 1_000_000_000,
    "miljarder": 1_000_000_000,
}
AMOUNT = re.compile(r"(?P<figures>\d[\d.,]*)(?P<word>[a-z]*?)\.?(?:kr|kronor|sek|:-)?\.?")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
PLAIN_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d*)?|[+-]?\.\d+")
CPV = re.compile(r"(\d{8})[-\N{EN DASH}\N{NON-BREAKING HYPHEN}]?(\d)")
HIGHEST_AMOUNT = 10**13


class MoneyField(forms.Field):
    """Whole kronor, however they are written: `1 250 000`, `1250000 kr`, `1,2 miljoner`."""

    widget = forms.TextInput(attrs={"inputmode": "text"})
    width = "medium"
    default_error_messages = {
        "invalid": _("Write the amount in kronor with figures, for example 1 250 000."),
        "decimals": _("Write whole kronor, for example 1 500 000, or 1.5 million."),
        "too_large": _("The amount is too large. Check the number of zeros."),
    }

    def to_python(self, value: Any) -> int | None:
        text = "".join(str(value if value is not None else "").split()).lower()
        if not text:
            return None
        amount = _kronor(text)
        if amount is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not isinstance(amount, int):
            raise ValidationError(self.error_messages["decimals"], code="decimals")
        if amount > HIGHEST_AMOUNT:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return amount

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return number_format(value, use_l10n=True, force_grouping=True)
        return value


def _kronor(text: str) -> int | Decimal | None:
    """Whole kronor. Decimals without a word come back as they are: perhaps the word for millions was forgotten."""
    found = AMOUNT.fullmatch(text)
    if not found or found["word"] not in AMOUNTS:
        return None
    figures = found["figures"]
    has_word = AMOUNTS[found["word"]] > 1
    if THOUSANDS.fullmatch(figures) and not has_word:
        figures = re.sub(r"[.,]", "", figures)
    try:
        amount = Decimal(figures.replace(",", ".")) * AMOUNTS[found["word"]]
    except InvalidOperation:
        return None
    return round(amount) if has_word or figures.rstrip(".,").isdecimal() else amount


class Question(forms.CharField):
    """A guided question: a hint in one sentence, and folded away why it is asked, with an example."""

    widget = forms.Textarea

    def __init__(self, *, why: str | Promise = "", example: str | Promise = "", rows: int = 4, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.why = why
        self.example = example


class DecimalField(forms.DecimalField):
    """A number with a comma or a point, and spaces where people put them."""

    widget = forms.TextInput
    width = "short"
    default_error_messages = {"invalid": _("Write a number with figures, for example 12,5.")}

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".").replace("\N{MINUS SIGN}", "-")
            # Python would also read 1e9, which nobody means.
            if value and not PLAIN_DECIMAL.fullmatch(value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            shown = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
            return number_format(shown, use_l10n=True, force_grouping=True)
        return value


class IntegerField(forms.IntegerField):
    """A whole number, with spaces or points between the thousands where people put them."""

    # A number field of the browser refuses the spaces.
    widget = forms.TextInput
    width = "short"

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = "".join(value.split()).replace("\N{MINUS SIGN}", "-")
            if THOUSANDS.fullmatch(value):
                value = re.sub(r"[.,]", "", value)
        return super().to_python(value)


class LinesField(forms.CharField):
    """A list of texts, one on each line. Empty lines do not count."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a text field whose value is a list
        if isinstance(value, list):
            return value
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class CpvField(LinesField):
    """CPV codes, separated by commas or lines. Only the form is checked: the published check digits follow no rule."""

    default_error_messages = {
        "cpv": _(
            "“%(code)s” is not a CPV code. Write eight digits, a hyphen and the check digit, for example 85312000-9."
        ),
    }

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]  # a text field whose value is a list
        if isinstance(value, str):
            value = re.sub(r"[,;]", "\n", value)
        return list(dict.fromkeys(self._code(line) for line in super().to_python(value)))

    def _code(self, text: str) -> str:
        found = CPV.fullmatch("".join(text.split()))
        if not found:
            raise ValidationError(self.error_messages["cpv"], code="cpv", params={"code": text})
        return f"{found[1]}-{found[2]}"

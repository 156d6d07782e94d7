"""Swedish organisation numbers: ten digits of which the last is a Luhn check digit."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def is_valid(number: str) -> bool:
    """True for `NNNNNN-NNNN`, with or without the hyphen, whose check digit is right and third digit at least 2."""
    digits = number.replace("-", "")
    if not re.fullmatch(r"\d{10}", digits) or int(digits[2]) < 2:
        return False
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def validate(number: str) -> None:
    if not is_valid(number):
        raise ValidationError(_("Write the organisation number as six digits, a hyphen and four digits."))


def hyphenated(number: str) -> str:
    """`NNNNNN-NNNN` of ten digits; anything else as it is."""
    return f"{number[:6]}-{number[6:]}" if re.fullmatch(r"\d{10}", number) else number

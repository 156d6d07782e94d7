"""Bytes to a case file, with the errors of JSON and of the format in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from needs.casefile import CaseFile

from .errors import CaseFileError
from .problems import problems

MAX_BYTES = 20 * 1024 * 1024
SHOWN_PROBLEMS = 50

# The kinds of error that Pydantic tells of, by the beginning of their names.
SENTENCES: Mapping[str, str | Promise] = {
    "missing": gettext_lazy("is missing"),
    "extra_forbidden": gettext_lazy("is not part of the format"),
    "enum": gettext_lazy("is not one of the words of the format: %(input)s"),
    "literal": gettext_lazy("is not one of the words of the format: %(input)s"),
    "string_pattern": gettext_lazy("does not have the form of such an id: %(input)s"),
    "greater_than": gettext_lazy("is too small: %(input)s"),
    "less_than": gettext_lazy("is too large: %(input)s"),
    "date": gettext_lazy("is not a date such as 2026-11-23: %(input)s"),
    "timezone": gettext_lazy("is not a time with its zone, such as 2026-11-23T14:32:00Z: %(input)s"),
    "int": gettext_lazy("is not a whole number: %(input)s"),
    "decimal": gettext_lazy("is not a number: %(input)s"),
    "string": gettext_lazy("is not a text: %(input)s"),
    "list": gettext_lazy("is not a list"),
    "model": gettext_lazy("is not an object with fields"),
}


def parse_case_file(content: bytes) -> CaseFile:
    """Raises `CaseFileError` with every problem found."""
    if len(content) > MAX_BYTES:
        raise CaseFileError([_("The case file is larger than %(limit)d MB.") % {"limit": MAX_BYTES // 1024**2}])
    # No text in a case holds this character, and a database would refuse it half way.
    if b"\\u0000" in content or b"\0" in content:
        raise CaseFileError([_("The file holds the character NUL, which no text has.")])
    try:
        case_file = CaseFile.model_validate_json(content)
    except ValidationError as error:
        raise CaseFileError([_sentence(dict(each)) for each in error.errors()[:SHOWN_PROBLEMS]]) from error
    if found := list(problems(case_file)):
        raise CaseFileError(found[:SHOWN_PROBLEMS])
    return case_file


def _sentence(error: Mapping[str, Any]) -> str:
    kind = str(error["type"])
    if kind == "json_invalid":
        return _("The file is not JSON: %(error)s") % {"error": error["ctx"]["error"]}
    told = next((text for beginning, text in SENTENCES.items() if kind.startswith(beginning)), None)
    shown = Truncator(str(error.get("input", ""))).chars(60)
    return f"{_place(error['loc'])}: {str(told) % {'input': shown} if told else error['msg']}"


def _place(location: tuple[int | str, ...]) -> str:
    """`needs[3].effort`, counted from one as people do."""
    place = ""
    for part in location:
        place += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if place else part
    return place or _("The file")

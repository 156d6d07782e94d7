"""Handing out a file that somebody sent in: always as a download, never as a page of ours."""

from __future__ import annotations

import logging

from django.http import FileResponse
from django.utils.translation import gettext as _

from ..files import opened
from ..models import StoredFile
from ..refusal import Obstacle, RuleViolation

logger = logging.getLogger(__name__)
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def download(file: StoredFile) -> FileResponse:
    """The caller has made sure that the visitor may have it. Raises `RuleViolation` when the bytes are gone."""
    try:
        content = opened(file)
    except FileNotFoundError:
        logger.exception("the file %s is missing", file.key)
        message = _("The file is not where it was kept. Tell those who run Behovsarbete where you work.")
        raise RuleViolation([Obstacle("file-missing", message)]) from None
    # Django writes the name as RFC 6266 has it, whatever letters are in it.
    return FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type, headers=HEADERS
    )

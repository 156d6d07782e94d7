"""What the file is called."""

import re
import unicodedata

from needs.reports.content import Report
from needs.reports.content.standing import Stage


def filename(report: Report) -> str:
    """`behovsrapport-2026-014-version-2.pdf`; `UTKAST` in the name of all that nobody has approved.

    Letters, digits and dashes only, so that the name needs no quoting in any header or file system.
    """
    standing = report.standing
    version = f"version-{standing.version}" if standing.version else ""
    mark = "" if standing.stage == Stage.APPROVED else "UTKAST"
    parts = ("behovsrapport", _plain(report.reference), version, mark)
    return f"{'-'.join(filter(None, parts))}.pdf"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")[:60]

"""The report as a PDF: tagged, archivable, the same bytes for the same content.

The only place that knows WeasyPrint. It is loaded on use: 30 MB that most processes never need.
"""

from needs.reports.content import Report

from .name import filename

__all__ = ["filename", "render"]


def render(report: Report) -> bytes:
    """One file that is PDF/A-3a and PDF/UA-1, with the case file attached as JSON."""
    from .document import write  # WeasyPrint is heavy, see above

    return write(report)

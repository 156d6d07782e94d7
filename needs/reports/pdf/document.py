"""HTML of the report, laid out and written."""

from datetime import UTC, datetime

from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration

from needs.reports.content import Report

from . import archive, speed
from .fetcher import OwnFilesOnly
from .stylesheet import stylesheet

# Without a date of its own, a file says that of its format: never that of the clock.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def html(report: Report) -> str:
    with translation.override(report.language):
        return render_to_string("reports/pdf.html", {"report": report})


def write(report: Report) -> bytes:
    with speed.undisturbed():
        document = _laid_out(report)
        archive.claim_accessibility(document)
        document.metadata.attachments = [_case_file(report)]
        return document.write_pdf(pdf_variant="pdf/a-3a", finisher=archive.finish)


def _laid_out(report: Report) -> Document:
    fonts, fetcher = FontConfiguration(), OwnFilesOnly()
    css = CSS(string=stylesheet(is_draft=report.standing.is_draft), url_fetcher=fetcher, font_config=fonts)
    return HTML(string=html(report), url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=[css], pdf_variant="pdf/a-3a"
    )


def _case_file(report: Report) -> Attachment:
    changed = datetime.fromisoformat(report.changed_at) if report.changed_at else NO_DATE
    return Attachment(
        string=report.data,
        name=f"{report.reference or 'case'}.json",
        description="Case file, canonical JSON",
        created=changed,
        modified=changed,
        relationship="Data",
    )

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Case, Source, SourceFile
from ..wording import NO_BREAK_SPACE, moment, number

THOUSAND = 1000


@dataclass(frozen=True)
class FileRow:
    """A file of a source as it stands in a list; `size` as people read it."""

    name: str
    url: str
    size: str
    added: str
    remove_url: str


def files_of(source: Source) -> list[FileRow]:
    """In the order they were added, in one query."""
    links = source.files.filter(removed=False).select_related("file__uploaded_by").order_by("pk")
    return [_row(source, link) for link in links]


def source_file_of(case: Case, number: int, file_key: str) -> SourceFile:
    """Raises `Http404` for what is not, or no longer, a file of that source."""
    files = SourceFile.objects.filter(source__case=case, source__number=number, removed=False)
    found = files.filter(file__key=file_key).select_related("source__case", "file").first()
    if found is None:
        raise Http404
    return found


def _row(source: Source, link: SourceFile) -> FileRow:
    file = link.file
    arguments = [source.case.key, source.number, file.key]
    words = {"when": moment(file.uploaded_at), "who": file.uploaded_by.name if file.uploaded_by else ""}
    return FileRow(
        name=file.name,
        url=reverse("source_file", args=arguments),
        size=size_words(file.size),
        added=_("%(when)s by %(who)s") % words if file.uploaded_by else words["when"],
        remove_url=reverse("source_file_remove", args=arguments),
    )


def size_words(size: int) -> str:
    """`340 kB`, `1,2 MB`."""
    if size < THOUSAND**2:
        return f"{number(max(1, round(size / THOUSAND)))}{NO_BREAK_SPACE}kB"
    return f"{number(size / THOUSAND**2, 1)}{NO_BREAK_SPACE}MB"

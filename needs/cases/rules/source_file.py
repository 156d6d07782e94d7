from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.safekeeping.refusal import Obstacle

from ..models import Source, SourceFile

MOST_FILES = 50


def adding(source: Source, count: int) -> Iterator[Obstacle]:
    """Files are added to a source that is still there, up to a number somebody can look through."""
    place = {"key": source.case.key, "number": source.number}
    if source.removed:
        message = _("%(source)s has been removed from the case.") % {"source": source.ref}
        yield Obstacle("source-removed", message, "source_list", {"key": source.case.key})
    room = MOST_FILES - source.files.filter(removed=False).count()
    if count > room:
        message = ngettext(
            "A source holds at most %(most)d files. There is room for %(room)d more.",
            "A source holds at most %(most)d files. There is room for %(room)d more.",
            room,
        ) % {"most": MOST_FILES, "room": room}
        yield Obstacle("source-full", message, "source", place, fragment="files")


def removing_file(link: SourceFile) -> Iterator[Obstacle]:
    if link.removed:
        message = _("The file %(name)s has been removed already.") % {"name": link.file.name}
        place = {"key": link.source.case.key, "number": link.source.number}
        yield Obstacle("file-removed", message, "source", place, fragment="files")

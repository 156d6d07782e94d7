"""Files of a source: what was written down, drawn or counted, as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files import File

from needs.accounts.models import User
from needs.safekeeping.files import CheckedFile, keep
from needs.safekeeping.refusal import refuse_if

from ..models import Source, SourceFile
from ..rules.access import may_write_needs
from ..rules.source_file import adding, removing_file
from .boundary import changing, tell


def add_source_files(*, source: Source, uploads: Sequence[File[Any] | CheckedFile], by: User) -> list[SourceFile]:
    """All of them or none. Raises `ValidationError` for a file that is not taken in."""
    with changing(source.case, by=by, allowed=may_write_needs) as case:
        fresh = Source.objects.select_related("case").get(pk=source.pk)
        refuse_if(adding(fresh, len(uploads)))
        kept = [keep(upload=upload, organisation_id=case.organisation_id, by=by) for upload in uploads]
        links = SourceFile.objects.bulk_create(SourceFile(source=fresh, file=file) for file in kept)
        for file in kept:
            # The event holds what the bytes have to add up to.
            changes = {"sha256": (None, file.sha256)}
            record = f"source:{fresh.ref}"
            tell(case, kind="source.file_added", by=by, record=record, changes=changes, note=file.name)
        return links


def remove_source_file(*, link: SourceFile, by: User) -> SourceFile:
    """Take a file out of the case. The event and the bytes stay: what was in the case may be asked for."""
    with changing(link.source.case, by=by, allowed=may_write_needs) as case:
        fresh = SourceFile.objects.select_for_update().get(pk=link.pk)
        refuse_if(removing_file(fresh))
        fresh.removed = True
        fresh.save(update_fields=["removed"])
        tell(case, kind="source.file_removed", by=by, record=f"source:{link.source.ref}", note=link.file.name)
        return fresh

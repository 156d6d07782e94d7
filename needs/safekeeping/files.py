"""Files that people send in: checked, kept under a key of their own, read back and proved unchanged."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from needs.accounts.models import User

from .file_types import FILE_TYPES, is_what_it_says
from .models import StoredFile
from .plain import plain_text
from .scanner import is_clean

LARGEST = 10 * 1024**2
LONGEST_NAME = StoredFile._meta.get_field("name").max_length or 0
WHAT_TO_DO = {
    "type": _("“%(name)s” is not of a kind that can be kept here. Save it as %(kinds)s."),
    "empty": _("“%(name)s” is empty. Choose another file."),
    "size": _("“%(name)s” is larger than %(limit)d MB. Divide it, or save it in a smaller size."),
    "content": _("“%(name)s” cannot be read as %(kind)s, or has macros or a password. Save it anew and try again."),
    "scanner": _("“%(name)s” was stopped by the virus protection. Ask those who run Behovsarbete where you work."),
}
# What has been written in the transactions that are under way here, the innermost last.
_written: ContextVar[list[str]] = ContextVar("written")


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be kept: its name as people may see it, and what it is."""

    upload: File[Any]
    name: str
    content_type: str


def check(upload: File[Any]) -> CheckedFile:
    """Raises `ValidationError` with what to do instead."""
    name = safe_name(upload.name or "")
    extension = PurePath(name).suffix.lower().removeprefix(".")
    fault = _fault(upload, extension)
    if fault:
        words = {"name": name, "kind": extension, "kinds": ", ".join(FILE_TYPES), "limit": LARGEST // 1024**2}
        raise ValidationError(WHAT_TO_DO[fault] % words, code=fault)
    return CheckedFile(upload, name, FILE_TYPES[extension].content_type)


def _fault(upload: File[Any], extension: str) -> str:
    """The first of `WHAT_TO_DO` that holds; empty for a file that may be kept."""
    content, size = upload.file, upload.size or 0
    if extension not in FILE_TYPES:
        return "type"
    if not size or content is None:
        return "empty"
    if size > LARGEST:
        return "size"
    if not is_what_it_says(content, extension):
        return "content"
    return "" if is_clean(content) else "scanner"


def keep(*, upload: File[Any] | CheckedFile, organisation_id: int, by: User | None) -> StoredFile:
    """Write the bytes and their row, in the caller's transaction. Raises `ValidationError` for what is not taken in."""
    checked = upload if isinstance(upload, CheckedFile) else check(upload)
    file = StoredFile(
        organisation_id=organisation_id, name=checked.name, content_type=checked.content_type, uploaded_by=by
    )
    bytes_of = _Measured(checked.upload)
    with gone_on_failure():
        _written.get().append(file.path)
        default_storage.save(file.path, bytes_of)
        file.size, file.sha256 = bytes_of.length, bytes_of.hash.hexdigest()
        file.save(force_insert=True)
    return file


@contextmanager
def gone_on_failure() -> Iterator[None]:
    """Around a transaction: what was kept in it goes when it fails. One inside another hands on what it has kept."""
    outer = _written.get(None)
    mine: list[str] = []
    token = _written.set(mine)
    try:
        yield
    except BaseException:
        for path in mine:
            default_storage.delete(path)
        raise
    finally:
        _written.reset(token)
    if outer is not None:
        outer.extend(mine)


def opened(file: StoredFile) -> File[bytes]:
    """Raises `FileNotFoundError` when the bytes are gone."""
    return default_storage.open(file.path, "rb")


def unlike_what_was_kept() -> Iterator[tuple[StoredFile, str]]:
    """Each file that is `missing` or whose `content` has changed. Every byte is read."""
    for file in StoredFile.objects.order_by("pk").iterator():
        try:
            with opened(file) as stored:
                same = hashlib.file_digest(stored, "sha256").hexdigest() == file.sha256
        except FileNotFoundError:
            yield file, "missing"
        else:
            if not same:
                yield file, "content"


def remove_strays(age: timedelta) -> int:
    """Bytes older than this that have no row: whoever wrote them fell before her transaction stood. How many."""
    limit, count = timezone.now() - age, 0
    for folder in _folders():
        rows = set(StoredFile.objects.filter(organisation_id=int(folder)).values_list("key", flat=True))
        for key in default_storage.listdir(folder)[1]:
            path = f"{folder}/{key}"
            if key not in rows and default_storage.get_modified_time(path) < limit:
                default_storage.delete(path)
                count += 1
    return count


def _folders() -> list[str]:
    try:
        return [folder for folder in default_storage.listdir("")[0] if folder.isdecimal()]
    except FileNotFoundError:
        return []


def safe_name(name: str) -> str:
    """For people and downloads: one line, no folders, nothing hidden; the extension is never cut off."""
    last = plain_text(unicodedata.normalize("NFC", name)).replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, extension = " ".join(last.split()).rpartition(".")
    return f"{stem[: LONGEST_NAME - len(extension) - 1]}{dot}{extension}"[:LONGEST_NAME]


class _Measured(File):
    """Measures what passes through on its way to the storage."""

    def __init__(self, upload: File[Any]) -> None:
        super().__init__(upload.file, upload.name)
        self.length = 0
        self.hash = hashlib.sha256()

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        for chunk in super().chunks(chunk_size):
            self.length += len(chunk)
            self.hash.update(chunk)
            yield chunk

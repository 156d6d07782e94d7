import hashlib
import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from needs.safekeeping.file_fields import CheckedFileField, CheckedFilesField
from needs.safekeeping.file_types import FILE_TYPES, is_what_it_says
from needs.safekeeping.files import check, gone_on_failure, keep, opened, remove_strays, safe_name, unlike_what_was_kept
from needs.safekeeping.models import StoredFile
from needs.safekeeping.refusal import RuleViolation
from needs.safekeeping.views.files import download
from tests.cases.factories import make_organisation
from tests.safekeeping.uploads import PDF, PNG, WHOLE, archive, office, open_document, upload


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept(**values) -> StoredFile:
    return keep(**{"upload": upload(), "organisation_id": make_organisation().pk, "by": None} | values)


def refused(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as refusal:
        check(upload(name, content))
    return refusal.value.code


def written(files: Path) -> list[Path]:
    return [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", WHOLE)
def test_what_people_write_and_photograph_is_taken_in_whatever_the_browser_calls_it(name):
    checked = check(upload(name, WHOLE[name]))
    assert (checked.name, checked.content_type) == (name, FILE_TYPES[name.rsplit(".", 1)[1].lower()].content_type)


@pytest.mark.parametrize(
    "name",
    ["bild.svg", "sida.html", "sida.htm", "makro.xlsm", "makro.docm", "gammal.xls", "arkiv.zip", "prog.exe", "x"],
)
def test_other_kinds_are_refused_by_their_name(name):
    assert refused(name, PDF) == "type"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sida.pdf", b"<html>%PDF-"),
        ("bild.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("bild.jpg", PNG),
        ("brev.docx", PDF),
        ("brev.docx", office("xl/workbook.xml")),
        ("tal.xlsx", archive(**{"xl/workbook.xml": ""})),
        ("brev.odt", open_document("spreadsheet")),
        ("sida.txt", b" \n<!DOCTYPE html><script>alert(1)</script>"),
        ("bild.txt", b'<?xml version="1.0"?><svg/>'),
        ("program.txt", b"MZ\x90\0\x03"),
        ("program.csv", b"\x7fELF\x02\x01\x81"),
        ("brev.docx", office("word/document.xml")[:-30]),
    ],
)
def test_what_is_something_else_than_its_name_says_is_refused(name, content):
    assert refused(name, content) == "content"


@pytest.mark.parametrize(
    "content",
    [
        office("xl/workbook.xml", **{"xl/vbaProject.bin": b"x"}),
        office("xl/workbook.xml", **{"xl/other.bin": b"x", "[Content_Types].xml": "<x ContentType='…vbaProject'/>"}),
        office("xl/workbook.xml", **{"[Content_Types].xml": "<x ContentType='…sheet.macroEnabled.main+xml'/>"}),
        office("xl/workbook.xml", **{"xl/macrosheets/sheet1.xml": "x"}),
        office("xl/workbook.xml", **{"[Content_Types].xml": "x" * 2_000_000}),
    ],
)
def test_a_spreadsheet_with_macros_is_refused_however_it_is_named(content):
    assert refused("tal.xlsx", content) == "content"


def test_an_open_document_with_macros_is_refused():
    assert refused("tal.ods", open_document("spreadsheet", **{"Basic/Standard/Module1.xml": "x"})) == "content"


def test_an_archive_that_grows_without_end_is_refused_before_anybody_unpacks_it():
    assert refused("brev.docx", office("word/document.xml", **{f"word/{n}": "" for n in range(5_001)})) == "content"


def test_an_empty_file_and_one_that_is_too_large_are_refused():
    assert refused("tom.txt", b"") == "empty"
    assert refused("stor.txt", b"a" * (10 * 1024**2 + 1)) == "size"
    assert check(upload("lagom.txt", b"a" * 10 * 1024**2)).name == "lagom.txt"


@given(content=st.binary(max_size=300), extension=st.sampled_from(sorted(FILE_TYPES)))
def test_whatever_is_sent_gets_an_answer(content, extension):
    damaged = WHOLE["brev.docx"][:40] + content + WHOLE["brev.docx"][40 + len(content) :]
    assert is_what_it_says(upload(content=content), extension) in {True, False}
    assert is_what_it_says(upload(content=damaged), extension) in {True, False}


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Åsa\\Möte.pdf", "Möte.pdf"),
        ("a\u030asa\u202egnp.exe\n.png", "åsagnp.exe .png"),
        (f"{'lång' * 60}.docx", f"{('lång' * 60)[:145]}.docx"),
    ],
)
def test_a_name_is_one_line_without_folders_or_anything_hidden(sent, shown):
    assert safe_name(sent) == shown


@pytest.mark.parametrize(("code", "is_taken"), [(0, True), (1, False)])
def test_the_scanner_of_the_installation_reads_the_file_and_has_the_last_word(settings, code, is_taken):
    program = f"import sys; sys.exit({code} if sys.stdin.buffer.read() == {PDF!r} else 9)"
    settings.FILE_SCANNER = f'{sys.executable} -c "{program}"'
    if is_taken:
        assert check(upload()).name == "Anteckningar.pdf"
    else:
        assert refused("Anteckningar.pdf", PDF) == "scanner"


def test_what_cannot_be_scanned_is_not_taken_in(settings):
    settings.FILE_SCANNER = "/nowhere/scan"
    assert refused("Anteckningar.pdf", PDF) == "scanner"


@pytest.mark.django_db
def test_the_bytes_are_kept_under_a_key_readable_by_the_service_alone(files):
    file = kept()
    assert (file.name, file.content_type, file.size) == ("Anteckningar.pdf", "application/pdf", len(PDF))
    assert file.sha256 == hashlib.sha256(PDF).hexdigest()
    [path] = written(files)
    assert path == files / str(file.organisation_id) / file.key
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (PDF, 0o600)
    with opened(file) as content:
        assert content.read() == PDF


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing(files):
    with pytest.raises(ValidationError):
        kept(upload=upload("bild.svg", b"<svg/>"))
    assert (written(files), StoredFile.objects.count()) == ([], 0)


def keep_and_fail(files: Path) -> None:
    with gone_on_failure(), transaction.atomic():
        kept()
        assert len(written(files)) == 1
        raise ZeroDivisionError


def keep_inside_and_fail() -> None:
    with gone_on_failure(), transaction.atomic():
        with gone_on_failure(), transaction.atomic():
            kept()
        raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_takes_the_bytes_with_it(files):
    with pytest.raises(ZeroDivisionError):
        keep_and_fail(files)
    assert (written(files), StoredFile.objects.count()) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_what_an_inner_transaction_kept_goes_when_the_outer_one_fails(files):
    with pytest.raises(ZeroDivisionError):
        keep_inside_and_fail()
    assert written(files) == []


@pytest.mark.django_db
def test_bytes_that_no_record_holds_are_swept_when_they_are_old(files):
    held = kept()
    folder = files / str(held.organisation_id)
    for name, days in (("old", 2), ("new", 0)):
        (folder / name).write_bytes(PDF)
        time = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(folder / name, (time, time))
    assert remove_strays(timedelta(days=1)) == 1
    assert {path.name for path in written(files)} == {held.key, "new"}


def test_where_nothing_was_ever_kept_nothing_is_swept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "nowhere"
    assert remove_strays(timedelta(days=1)) == 0


@pytest.mark.django_db
def test_files_that_are_missing_or_changed_are_found():
    whole, changed, missing = kept(), kept(), kept()
    Path(default_storage.path(changed.path)).write_bytes(PDF + b" ")
    default_storage.delete(missing.path)
    assert list(unlike_what_was_kept()) == [(changed, "content"), (missing, "missing")]
    assert whole not in {file for file, _ in unlike_what_was_kept()}


@pytest.mark.django_db
def test_a_file_is_handed_out_as_a_download_that_can_do_nothing():
    response = download(kept(upload=upload('Möte "2" \u2013 åäö.pdf')))
    assert b"".join(response) == PDF
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''M%C3%B6te%20%222%22%20%E2%80%93%20%C3%A5%C3%A4%C3%B6.pdf"
    )
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Length", "Cache-Control")} == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Cache-Control": "no-store",
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.django_db
def test_a_file_that_is_gone_is_said_to_be(files):
    file = kept()
    default_storage.delete(file.path)
    with pytest.raises(RuleViolation) as refusal:
        download(file)
    assert [obstacle.code for obstacle in refusal.value.obstacles] == ["file-missing"]


def test_a_field_gives_a_file_ready_to_be_kept_and_says_what_it_takes():
    field = CheckedFileField()
    assert field.clean(upload()).name == "Anteckningar.pdf"
    assert ".docx" in field.widget.attrs["accept"]
    with pytest.raises(ValidationError) as refusal:
        field.clean(None)
    assert refusal.value.code == "required"
    assert CheckedFileField(required=False).clean(None) is None


def test_several_files_are_refused_together_with_a_reason_each():
    field = CheckedFilesField()
    assert [file.name for file in field.clean([upload(), upload("a.txt", b"a")])] == ["Anteckningar.pdf", "a.txt"]
    for sent, codes in [
        ([upload(), upload("a.svg"), upload("b.txt", b"")], ["type", "empty", "none"]),
        ([upload("a.svg")], ["type"]),
        ([upload()] * 11, ["count"]),
        ([], ["required"]),
    ]:
        with pytest.raises(ValidationError) as refusal:
            field.clean(sent)
        assert [error.code for error in refusal.value.error_list] == codes

"""The file itself: what it says, on which pages, to whom."""

import io
import json
import os
import subprocess
import sys

import pikepdf
import pytest

from needs.casefile import canonical_bytes
from needs.reports import pdf
from needs.reports.content import build
from tests.reports.cases import EMPTY, SMALL, decided, many, submitted

APPROVED = submitted()
ENVIRONMENT = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "7"}


@pytest.fixture(scope="module")
def draft() -> bytes:
    return pdf.render(build(SMALL, missing=["Hör tre perspektiv till"]))


@pytest.fixture(scope="module")
def approved() -> bytes:
    return pdf.render(build(APPROVED, decision=decided(APPROVED)))


@pytest.fixture(scope="module")
def file(approved) -> pikepdf.Pdf:
    return opened(approved)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def pages(data: bytes) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def tags(file: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"]


def test_every_page_of_a_draft_is_marked(draft):
    assert [page for page in pages(draft) if "UTKAST" not in page] == []
    assert "Hör tre perspektiv till" in "".join(pages(draft))


def test_no_page_of_an_approved_report_is_and_each_but_the_cover_has_its_version_and_reference(approved):
    assert "UTKAST" not in "".join(pages(approved))
    assert [page for page in pages(approved) if "Fastställd version 2" not in page] == []
    assert [page for page in pages(approved)[1:] if "2026-014 Digital tillsyn i hemtjänsten" not in page] == []


def test_what_was_submitted_is_marked_as_a_draft_until_it_is_decided():
    marked = pages(pdf.render(build(APPROVED)))
    assert [page for page in marked if "UTKAST · Inlämnat för beslut, version 2" not in page] == []


def test_the_contents_name_the_page_where_each_part_begins(approved):
    said = pages(approved)
    for title in ("Behoven per perspektiv", "Prioritering", "Bilaga B: Underlag"):
        line = next(line for line in said[1].splitlines() if title in line)
        assert title in said[int(line.split()[-1]) - 1]


def test_it_is_tagged_swedish_and_shows_its_title(file):
    root = file.Root
    assert (str(root.Lang), bool(root.MarkInfo.Marked), bool(root.ViewerPreferences.DisplayDocTitle)) == (
        "sv",
        True,
        True,
    )
    title = "Behovsrapport 2026-014 Digital tillsyn i hemtjänsten (Fastställd version 2)"
    assert str(file.docinfo["/Title"]) == title


def test_it_claims_to_be_an_archive_file_and_an_accessible_one(file):
    with file.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
    assert "/Filter" not in file.Root.Metadata


def test_the_outline_holds_parts_and_needs(file):
    with file.open_outline() as outline:
        parts = outline.root[0].children
        sheets = next(part for part in parts if part.title == "Bilaga A: Behoven ett för ett")
        assert [need.title for need in sheets.children][:2] == [
            "B-001 Få hjälp inom 15 minuter vid fall", "B-002 Bestämma själv över sin tillsyn",
        ]  # fmt: skip


def test_every_font_is_embedded_and_ours(file):
    fonts = {str(font.BaseFont): font for page in file.pages for font in page.Resources.Font.values()}
    assert {name.split("+")[1].split("-")[0].replace("-", "") for name in fonts} <= {"Source"}
    assert all(
        "/FontFile3" in font.DescendantFonts[0].FontDescriptor or "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        for font in fonts.values()
    )


def test_the_case_file_is_attached_once_as_data(file):
    assert len(file.Root.AF) == 1
    assert str(file.Root.AF[0].AFRelationship) == "/Data"
    attached = file.attachments["2026-014.json"].get_file().read_bytes()
    assert attached == canonical_bytes(APPROVED)
    assert json.loads(attached)["version"] == 2


def test_headers_know_whether_they_head_a_column_or_a_row(file):
    headers = [tag for tag in tags(file) if tag.S == "/TH"]
    assert {str(tag.A.Scope) for tag in headers} == {"/Column", "/Row"}
    for tag in headers:
        assert (tag.A.Scope == "/Column") == (tag.P.P.S == "/THead")


def test_each_picture_has_its_title_as_text(file):
    figures = [str(tag.Alt) for tag in tags(file) if tag.S == "/Figure"]
    assert figures == ["Röster per perspektiv", "Ordningen i bild", "Värde mot insats"]


def test_the_file_holds_together(approved, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(approved)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (done.returncode, "No syntax or stream encoding errors found" in done.stdout) == (0, True)


def test_another_process_on_another_day_makes_the_same_bytes(approved):
    program = (
        "import django; django.setup()\n"
        "import sys, time; time.time = lambda: 2e9\n"
        "from django.utils import translation; translation.activate('sv')\n"
        "from tests.reports.cases import decided, submitted\n"
        "from needs.reports import pdf; from needs.reports.content import build\n"
        "sys.stdout.buffer.write(pdf.render(build(submitted(), decision=decided(submitted()))))"
    )
    command = [sys.executable, "-c", program]
    again = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT).stdout
    assert again == approved


def test_an_empty_case_gives_a_report_that_says_so():
    said = "".join(pages(pdf.render(build(EMPTY))))
    assert said.count("Inget har angetts.") > 15
    assert "Inga behov är skrivna." in said


def test_three_hundred_needs_hold_together():
    file = opened(pdf.render(build(many(300))))
    assert len([tag for tag in tags(file) if tag.S == "/H3"]) > 300
    with file.open_outline() as outline:
        sheets = next(part for part in outline.root[0].children if part.title.startswith("Bilaga A"))
        assert [sheets.children[0].title[:5], sheets.children[299].title[:5]] == ["B-001", "B-300"]

"""Files that are not read. Each is refused fast, in little memory, with a sentence that says what to do."""

import resource
import time

import pytest

from needs.exchange.spreadsheet import limits
from needs.exchange.spreadsheet.errors import SpreadsheetError, sentence
from needs.exchange.spreadsheet.read import read
from tests.exchange import files

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MB = 1024 * 1024
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'


def code_of(content: bytes, name: str = "behov.xlsx") -> str:
    with pytest.raises(SpreadsheetError) as refusal:
        read(content, name)
    assert str(refusal.value).endswith(".")
    return refusal.value.code


def utf16(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


BAD = {
    "an empty file": (b"", "behov.xlsx", "empty"),
    "a picture by name": (b"<svg/>", "behov.svg", "ending"),
    "no ending": (b"a;b", "behov", "ending"),
    "a macro workbook by name": (b"PK\x03\x04", "behov.xlsm", "macros"),
    "a macro workbook in disguise": (
        files.with_parts(files.xlsx(["a"]), {"xl/vbaProject.bin": b"x"}),
        "behov.xlsx",
        "macros",
    ),
    "an old macro workbook": (utf16("_VBA_PROJECT_CUR") + utf16("Workbook"), "behov.xls", "macros"),
    "a web page called xls": (b"<html><table><tr><td>Behov</td></tr></table></html>", "behov.xls", "is_web_page"),
    "a web page called xlsx": (b"\xef\xbb\xbf <!DOCTYPE html><html></html>", "behov.xlsx", "is_web_page"),
    "a PDF": (b"%PDF-1.7 ...", "behov.xlsx", "is_pdf"),
    "a picture": (b"\x89PNG\r\n", "behov.csv", "is_image"),
    "an SVG called csv": (b'<?xml version="1.0"?><svg xmlns="x"/>', "behov.csv", "is_image"),
    "a Word document": (files.zipped({"word/document.xml": "<x/>"}), "behov.xlsx", "is_document"),
    "an old Word document": (utf16("WordDocument"), "behov.xls", "is_document"),
    "a new workbook called xls": (files.xlsx(["Behov"]), "behov.xls", "is_xlsx"),
    "an old workbook called xlsx": (utf16("Workbook"), "behov.xlsx", "is_xls"),
    "an open document called xlsx": (files.ods(["Behov"]), "behov.xlsx", "is_ods"),
    "a workbook called csv": (files.xlsx(["Behov"]), "behov.csv", "is_xlsx"),
    "text called xlsx": (b"Behov;Prioritet\n", "behov.xlsx", "is_text"),
    "a program": (b"MZ\x90\0\x03\0\0", "behov.csv", "is_binary"),
    "a password": (utf16("EncryptedPackage"), "behov.xlsx", "encrypted"),
    "a binary workbook": (files.zipped({"xl/workbook.bin": b"x"}), "behov.xlsx", "is_xlsb"),
    "a heap of files": (files.zipped({"behov.txt": "x"}), "behov.xlsx", "is_binary"),
    "a zip in a zip": (files.zipped({"inner.xlsx": files.bomb(100)}), "behov.xlsx", "is_binary"),
    "a torn file": (files.xlsx(["Behov"])[:-300], "behov.xlsx", "damaged"),
    "torn inside": (files.with_parts(files.xlsx(["a"]), {"xl/workbook.xml": "<torn"}), "behov.xlsx", "damaged"),
    "a way out": (files.with_parts(files.xlsx(["a"]), {"../../etc/passwd": "x"}), "behov.xlsx", "damaged"),
    "entities": (files.with_parts(files.xlsx(["a"]), {"xl/worksheets/sheet1.xml": ENTITIES}), "a.xlsx", "damaged"),
    "nothing in it": (files.xlsx([""]), "behov.xlsx", "no_content"),
    "only blanks": (b" ;  ;\n ; ;\n", "behov.csv", "no_content"),
    "a quotation mark": (b'Behov;Not\n"' + b"x" * 200_000, "behov.csv", "quotes"),
    "too many columns": (files.xlsx(["x"] * 61), "behov.xlsx", "columns"),
    "too many columns as text": (b";".join([b"x"] * 61), "behov.csv", "columns"),
    "too long a cell": (files.xlsx(["x" * 10_001]), "behov.xlsx", "cell"),
    "many parts": (files.zipped({f"{n}.xml": "x" for n in range(201)}), "behov.xlsx", "members"),
    "many sheets": (files.xlsx(sheets={f"Blad {n}": [["x"]] for n in range(51)}), "behov.xlsx", "sheets"),
    "too large": (b"x" * (5 * MB + 1), "behov.csv", "bytes"),
    "too many rows as text": (b"x;y\n" * 10_200, "behov.csv", "rows"),
    "endless rows as text": (b"\n" * 30_000, "behov.csv", "rows"),
}


@pytest.mark.parametrize("content, name, code", BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_own_sentence(content, name, code):
    assert code_of(content, name) == code


HEAVY = {
    "ten times its limit": lambda: files.bomb(500 * MB),
    "a lying directory": lambda: files.lying_bomb(200 * MB),
    "the last cell there is": lambda: files.far_cell("XFD1048576"),
    "a cell far down": lambda: files.far_cell("A1048576"),
    "a cell far to the right": lambda: files.far_cell("XFD1"),
}


@pytest.mark.parametrize("make", HEAVY.values(), ids=HEAVY.keys())
def test_a_bomb_is_refused_within_two_seconds_and_150_megabytes(make):
    content = make()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert code_of(content) in ("unpacked", "far_cell", "bytes")
    assert time.monotonic() - start < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


def test_a_cell_far_away_is_named():
    with pytest.raises(SpreadsheetError, match="XFD1048576"):
        read(files.far_cell("XFD1048576"), "behov.xlsx")


def test_a_far_cell_hidden_from_the_search_takes_only_the_process_that_opens_it():
    sheet = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        "<row r='1'><c r='A1' t='inlineStr'><is><t>x</t></is></c></row>"
        "<row r='1048576'><c  t='inlineStr'\tr='XFD1048576'><is><t>x</t></is></c></row></sheetData></worksheet>"
    )
    content = files.with_parts(files.xlsx(["a"]), {"xl/worksheets/sheet1.xml": sheet})
    assert code_of(content) in ("unpacked", "damaged", "rows", "columns")


def test_repeated_cells_of_an_open_document_take_only_the_process_that_opens_it():
    repeat = 'table:number-columns-repeated="16384"'
    assert code_of(files.ods(*[["x" * 500]] * 800, repeat=repeat), "behov.ods") in ("unpacked", "columns")


def test_a_million_shared_strings_are_refused_or_read_in_bounds():
    strings = "<sst>" + "<si><t>x</t></si>" * 1_000_000 + "</sst>"
    content = files.with_parts(files.xlsx(["Behov"], ["Sova"]), {"xl/sharedStrings.xml": strings})
    start = time.monotonic()
    assert code_of(content) in ("unpacked", "damaged", "no_content")
    assert time.monotonic() - start < 2


def test_one_shared_text_in_every_cell_is_refused_for_what_it_adds_up_to():
    cells = "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 60 + "</row>" for r in range(1, 40))
    parts = {
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>{'x' * 9_000}</t></si></sst>",
    }
    assert code_of(files.with_parts(files.shared_workbook(), parts)) == "characters"


def test_every_refusal_says_something_of_its_own():
    codes = {code for _content, _name, code in BAD.values()} | {"unpacked", "far_cell", "slow", "characters"}
    assert len({sentence(code, limit=limits.MAX_ROWS) for code in codes}) == len(codes)

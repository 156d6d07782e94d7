"""What stands on a page of a PDF, read the way a reading aid does: from the glyphs through the font to letters."""

from __future__ import annotations

import io
import re

import pikepdf


def title_and_first_page(pdf: bytes) -> tuple[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
        letters: dict[str, str] = {}
        text = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                letters = fonts[str(operands[0])]
            elif str(operator) in ("Tj", "TJ"):
                shown = operands[0] if str(operator) == "TJ" else operands
                text += "".join(_word(bytes(part), letters) for part in shown if isinstance(part, pikepdf.String)) + " "
        return str(opened.docinfo["/Title"]), text


def _word(codes: bytes, letters: dict[str, str]) -> str:
    return "".join(letters.get(codes[at : at + 2].hex(), "") for at in range(0, len(codes), 2))


def _letters(font: pikepdf.Object) -> dict[str, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", table)
    return {code.lower(): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}

"""What must hold on every page we show, at the width of a desk and of a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import axe_core_python
from babel.messages.pofile import read_po
from django.conf import settings
from playwright.sync_api import Page

from needs.casefile import kinds

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
AXE = Path(axe_core_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
  v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 2).map(n => n.html.slice(0, 200)).join(" ~ "))"""
# Texts a person sees or hears, as they stand between the tags and in the attributes that are read out.
READ_TEXTS = """() => {
  const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const said = walker.currentNode.textContent.trim().replace(/\\s+/g, " ");
    const where = walker.currentNode.parentElement;
    if (said && !where.closest("script, style, textarea, code, [lang]:not(html)")) texts.push(said);
  }
  for (const each of document.querySelectorAll("body [aria-label], body [placeholder], body [title], body [alt]"))
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      if (each.getAttribute(name)) texts.push(each.getAttribute(name).trim().replace(/\\s+/g, " "));
  return texts;
}"""


def problems(page: Page, language: str = "sv") -> Iterator[str]:
    yield from _frame(page, language)
    yield from _words(page.evaluate(READ_TEXTS), language)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for violation in _axe(page):
            yield f"{size['width']} px: {violation}"
        width = page.evaluate("document.scrollingElement.scrollWidth")
        if width > size["width"]:
            yield f"{size['width']} px: scrolls sideways, {width} px wide: {_widest(page)}"
    page.set_viewport_size(WIDE)


def _frame(page: Page, language: str) -> Iterator[str]:
    lang = page.evaluate("document.documentElement.lang")
    if lang != language:
        yield f"lang is {lang!r}"
    if (headings := page.locator("h1").count()) != 1:
        yield f"{headings} h1"
    if not page.title().strip(" –"):
        yield "no title"
    if inline := page.locator("[style], [onclick], body script:not([src])").count():
        yield f"{inline} inline styles or scripts"


def _axe(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN_AXE)


def _widest(page: Page) -> str:
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName + "." + e.className).slice(0, 4).join(", ")"""
    )


def _words(texts: list[str], language: str) -> Iterator[str]:
    foreign, codes = _foreign(language), _codes(language)
    for text in dict.fromkeys(texts):
        if text in foreign:
            yield f"in the other language: {text!r}"
        if text in codes or (re.fullmatch(r"[a-z]+(_[a-z]+)+", text) and text != settings.LANGUAGE_COOKIE_NAME):
            yield f"a raw code: {text!r}"


@cache
def _foreign(language: str) -> frozenset[str]:
    """Texts that are ours but belong to the other language. Single words may be the same in both, or people's own."""
    path = Path(settings.LOCALE_PATHS[0]) / "sv" / "LC_MESSAGES" / "django.po"
    pairs = {str(m.id): str(m.string) for m in read_po(path.open("rb")) if m.id and isinstance(m.id, str) and m.string}
    english, swedish = set(pairs), set(pairs.values())
    other = english - swedish if language == "sv" else swedish - english
    return frozenset(text for text in other if " " in text and "%" not in text)


@cache
def _codes(language: str) -> frozenset[str]:
    """Codes of the case file. In English many of them are ordinary words, except for those of two."""
    enums = [each for each in vars(kinds).values() if isinstance(each, type) and hasattr(each, "__members__")]
    codes = {str(member.value) for enum in enums for member in enum}
    return frozenset(codes if language == "sv" else {code for code in codes if "_" in code})

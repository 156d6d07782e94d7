"""The form of a page as a browser would send it, so that what a test posts is what the page asks for."""

from __future__ import annotations

import re
from html.parser import HTMLParser


class _Forms(HTMLParser):
    """Collects every `<form method=post>` as {name: [values]} as it stands when the page is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._form: dict[str, list[str]] | None = None
        self._textarea = self._select = ""
        self._options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = {} if given.get("method", "").lower() == "post" else None
        elif self._form is not None:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self._form is not None
        name = given.get("name", "")
        if tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))
        elif not name or "disabled" in given:
            return
        elif tag == "textarea":
            self._textarea, self._form[name] = name, [""]
        elif tag == "select":
            self._select, self._options = name, []
        elif tag == "input" and given.get("type", "text") in ("checkbox", "radio"):
            values = self._form.setdefault(name, [])
            if "checked" in given:
                values.append(given.get("value", "on"))
        elif tag == "input" and given.get("type") not in ("file", "submit", "button"):
            self._form.setdefault(name, []).append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._textarea and self._form is not None:
            self._form[self._textarea][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        elif tag == "select" and self._form is not None:
            self._form[self._select] = [value for value, chosen in self._options if chosen] or [
                value for value, _ in self._options[:1]
            ]
        elif tag == "form":
            if self._form is not None:
                self.forms.append(self._form)
            self._form = None


def choices_in(html: str) -> set[str]:
    """Names of what is chosen among things rather than written: lists, ticks and what is hidden."""
    names = re.findall(r"<(?:select|input)\b[^>]*>", html)
    return {
        found[1]
        for tag in names
        if (tag.startswith("<select") or re.search(r'type="(checkbox|hidden)"', tag))
        and (found := re.search(r'\bname="([^"]+)"', tag))
    }


def forms_in(html: str) -> list[dict[str, list[str]]]:
    parser = _Forms()
    parser.feed(html)
    return parser.forms


def main_form(html: str) -> dict[str, list[str]]:
    """The largest form of the page, without the buttons."""
    return max(forms_in(html), key=len, default={})

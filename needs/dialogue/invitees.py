"""The people an inquiry goes to, as an officer writes or pastes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

# An address, with < > around it or not. It begins where a word begins: looking at every letter would take too long.
ADDRESS = re.compile(r"[<(]?(?<![^\s<>,;:()\"])(?P<email>[^\s<>,;:()\"]+@[^\s<>,;:()\"]+)[>)]?")
SEPARATORS = " \t.,;:()-–\"'"
LONGEST = 200
LONGEST_EMAIL = 254


@dataclass(frozen=True)
class Invitee:
    """`represents` is the company or the group that she speaks for. All of it is personal data."""

    email: str
    name: str = ""
    represents: str = ""


@dataclass(frozen=True)
class Pasted:
    """What was understood of a pasted text. Lines count from 1; `repeated` are lines whose address came earlier."""

    people: list[Invitee] = field(default_factory=list)
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)


def read(text: str) -> Pasted:
    """One person a line: `Name <a@b.se>, Company`, or the same with tabs. Or several, between them `;` or `,`."""
    pasted = Pasted()
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        for part in _parts(line):
            person = _person(part)
            if person is None:
                pasted.unreadable.append((number, part.strip()))
            elif person.email.lower() in seen:
                pasted.repeated.append(number)
            else:
                seen.add(person.email.lower())
                pasted.people.append(person)
    return pasted


def _parts(line: str) -> Iterator[str]:
    """Persons on one line: commas separate only when semicolons do not, since they also stand within names."""
    for separator in (None, ";", ","):
        parts = [part for part in _split(line, separator) if part.strip(SEPARATORS)]
        if all(part.count("@") <= 1 for part in parts):
            yield from parts
            return
    words = line.replace(",", " ").replace(";", " ").split()
    yield from words if all("@" in word for word in words) else [line]


def _split(line: str, separator: str | None) -> list[str]:
    """At the separator, but not where it stands between quotation marks."""
    return re.findall(rf'(?:"[^"]*"|[^{separator}])+', line) if separator else [line]


def _person(text: str) -> Invitee | None:
    found = ADDRESS.search(text)
    if not found or text.count("@") > 1:
        return None
    email = found["email"].rstrip(".")
    try:
        validate_email(email)
    except ValidationError:
        return None
    before, after = text[: found.start()], text[found.end() :]
    return Invitee(email, _name(_clean(before)), _clean(after)) if len(email) <= LONGEST_EMAIL else None


def _name(text: str) -> str:
    """`Ek, Anna` as she is greeted: `Anna Ek`."""
    last, comma, first = text.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else text


def _clean(text: str) -> str:
    return " ".join(text.strip(SEPARATORS).split())[:LONGEST]

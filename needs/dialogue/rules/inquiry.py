"""What stands in the way of asking people outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.cases.rules.lifecycle import locked
from needs.safekeeping.plain import plain
from needs.safekeeping.refusal import Obstacle

from ..models import Inquiry, Material
from ..queries.inquiry import comparable

MOST_QUESTIONS = 20
MOST_COMPARISONS = 10
MOST_MATERIALS = 10
# A last day further away is a slip of the pen, and a link that lives too long.
LONGEST = timedelta(days=366)
# What can be changed when everybody has begun to be asked the same.
CONTACT = frozenset({"contact_name", "contact_email", "contact_telephone"})


def is_answering(inquiry: Inquiry, today: date) -> bool:
    """Whether answers are taken in that day; a later last day for one invitation alone is not seen here."""
    return inquiry.state == "open" and inquiry.closes_on is not None and today <= inquiry.closes_on


def writing(inquiry: Inquiry) -> Iterator[Obstacle]:
    """Why the inquiry cannot stand as it is about to be written."""
    if not inquiry.title.strip():
        yield _at(inquiry, "title", _("Write a title that those who are asked will understand."), "title")
    for asked, field, most in (
        (inquiry.questions, "own", MOST_QUESTIONS),
        (inquiry.comparisons, "compared", MOST_COMPARISONS),
    ):
        if len(asked) > most:
            message = _("Ask at most %(most)d questions.") % {"most": most}
            yield _at(inquiry, "many", message, field, "inquiry_questions")
        if len({each["id"] for each in asked}) < len(asked):
            message = _("The same question stands there twice. Remove one of them.")
            yield _at(inquiry, "twice", message, field, "inquiry_questions")


def changing_what_is_asked(inquiry: Inquiry, values: Mapping[str, Any]) -> Iterator[Obstacle]:
    """Once it is open everybody is asked the same: only the contact can be changed."""
    if inquiry.state == "draft":
        return
    changed = {name for name, value in values.items() if plain(getattr(inquiry, name)) != plain(value)}
    if changed - CONTACT:
        yield _here(
            inquiry,
            "asked",
            _("The inquiry has been opened, and everybody is asked the same. Only the contact can be changed."),
        )


def opening(inquiry: Inquiry, today: date) -> Iterator[Obstacle]:
    """What is missing before people can be asked."""
    if inquiry.state != "draft":
        yield _here(inquiry, "not-draft", _("The inquiry has already been opened."))
        return
    yield from locked(inquiry.case)
    if not (inquiry.questions or inquiry.comparisons or inquiry.asks_for_needs):
        yield _at(
            inquiry, "no-questions", _("Choose at least one question, or ask for needs."), "own", "inquiry_questions"
        )
    yield from _needs_have_changed(inquiry)
    if not inquiry.introduction.strip():
        yield _at(inquiry, "introduction", _("Write why you ask and what the answers are for."), "introduction")
    if not (inquiry.contact_name.strip() and inquiry.contact_email):
        message = _("Write who answers questions about it: a name and an e-mail address.")
        yield _at(inquiry, "contact", message, "contact_name")
    if not inquiry.privacy.strip():
        yield _at(inquiry, "privacy", _("Write what happens to the answers and to personal data."), "privacy")
    if not inquiry.minutes:
        yield _at(inquiry, "minutes", _("Write about how many minutes it takes to answer."), "minutes")
    if inquiry.closes_on is None:
        yield _at(inquiry, "no-last-day", _("Choose the last day to answer."), "closes_on")
    else:
        yield from _far(inquiry, inquiry.closes_on, today, "inquiry_edit")


def _needs_have_changed(inquiry: Inquiry) -> Iterator[Obstacle]:
    """A need may have got another title since it was chosen, left the case or been marked as secret."""
    if not inquiry.comparisons:
        return
    titles = dict(comparable(inquiry.case))
    shown = {each[side]: each[f"{side}_text"] for each in inquiry.comparisons for side in ("left", "right")}
    for ref, text in sorted(shown.items()):
        if titles.get(ref) != text:
            message = _("%(need)s has changed since you chose it. Look at the choices and save them again.")
            yield _at(inquiry, "need-changed", message % {"need": ref}, "compared", "inquiry_questions")


def extending(inquiry: Inquiry, closes_on: date, today: date) -> Iterator[Obstacle]:
    """A last day only moves forward: those who were told one can count on it. A closed inquiry opens again."""
    if inquiry.state == "draft":
        yield _here(inquiry, "not-open", _("The inquiry is not open yet. Change the last day there instead."))
        return
    if inquiry.state == "closed":
        yield from locked(inquiry.case)
    if inquiry.closes_on and closes_on <= inquiry.closes_on and inquiry.state == "open":
        message = _("Choose a day after %(day)s, which is the last day now.") % {"day": inquiry.closes_on.isoformat()}
        yield _at(inquiry, "earlier", message, "closes_on", "inquiry_extend")
    yield from _far(inquiry, closes_on, today, "inquiry_extend")


def closing(inquiry: Inquiry) -> Iterator[Obstacle]:
    if inquiry.state != "open":
        yield _here(inquiry, "not-open", _("Only an open inquiry can be closed."))


def adding_material(inquiry: Inquiry) -> Iterator[Obstacle]:
    yield from changing_materials(inquiry)
    if inquiry.materials.count() >= MOST_MATERIALS:
        message = ngettext("At most %(most)d file.", "At most %(most)d files.", MOST_MATERIALS) % {
            "most": MOST_MATERIALS
        }
        yield _here(inquiry, "many-materials", message)


def removing_material(inquiry: Inquiry, material: Material) -> Iterator[Obstacle]:
    """Call it with the case locked: somebody may have been there before."""
    yield from changing_materials(inquiry)
    if not inquiry.materials.filter(pk=material.pk).exists():
        yield _here(inquiry, "no-material", _("The file has already been removed."))


def changing_materials(inquiry: Inquiry) -> Iterator[Obstacle]:
    """Everybody gets the same files."""
    if inquiry.state != "draft":
        message = _("The inquiry has been opened, and everybody has been given the same files.")
        yield _here(inquiry, "asked", message)


def _far(inquiry: Inquiry, closes_on: date, today: date, place: str) -> Iterator[Obstacle]:
    if closes_on < today:
        message = _("The last day has passed. Choose a day that is still to come.")
        yield _at(inquiry, "past", message, "closes_on", place)
    if closes_on > today + LONGEST:
        yield _at(inquiry, "far", _("Choose a last day within a year."), "closes_on", place)


def _at(inquiry: Inquiry, code: str, message: str, field: str, place: str = "inquiry_edit") -> Obstacle:
    """Mended in a field; an inquiry that is not saved yet has no page of its own."""
    if inquiry._state.adding:
        return Obstacle(code, message, "inquiry_new", {"key": inquiry.case.key}, f"id_{field}")
    return Obstacle(code, message, place, {"key": inquiry.case.key, "number": inquiry.number}, f"id_{field}")


def _here(inquiry: Inquiry, code: str, message: str) -> Obstacle:
    return Obstacle(code, message, "inquiry", {"key": inquiry.case.key, "number": inquiry.number})

"""Answers by a reviewed link: who has to look at them before they count, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.cases.wording import moment
from needs.safekeeping.refusal import Obstacle

from ..models import Contribution, Moderation
from ..queries.standing import accepted, is_counted


def not_let_through(contribution: Contribution) -> Iterator[Obstacle]:
    """Nothing is made of an answer before it has been reviewed, or when it was not let through."""
    if is_counted(contribution):
        return
    if accepted(contribution) is None:
        yield _at(contribution, "waits", _("The answer came by an open link. Review it before it is used."))
    else:
        yield _at(contribution, "refused", _("The answer was not let through, so it is not used."))


def moderating(
    contribution: Contribution, *, accept: bool, reason: str, seen: bool | None, before: Moderation | None
) -> Iterator[Obstacle]:
    """`seen` is what had been decided when the person opened the page."""
    if not contribution.is_moderated:
        yield _at(contribution, "not-moderated", _("The answer needs no review."))
    if before and before.accepted != seen and before.accepted != accept:
        words = {"who": before.by, "when": moment(before.at), "reason": before.reason}
        if before.accepted:
            message = _("%(who)s has let the answer through. %(when)s.") % words
        else:
            message = _("%(who)s has not let the answer through. %(when)s. The reason: %(reason)s") % words
        yield _at(contribution, "decided", message)
    if not accept:
        yield from _refusing(contribution, reason)


def _refusing(contribution: Contribution, reason: str) -> Iterator[Obstacle]:
    if not reason.strip():
        yield _at(contribution, "reason", _("Write why the answer is not let through. One sentence is enough."))
    if contribution.items.filter(uses__isnull=False).exists():
        message = _("A need rests on the answer. Take up its parts again before you refuse it.")
        yield _at(contribution, "in-use", message)


def _at(contribution: Contribution, code: str, message: str) -> Obstacle:
    where = {"key": contribution.case.key, "number": contribution.number}
    return Obstacle(f"moderation-{code}", message, "contribution", where, "review")

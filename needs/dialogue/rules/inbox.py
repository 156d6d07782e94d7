"""What stands in the way of handling an answer that has come in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from needs.casefile.kinds import Handling
from needs.cases.models import Need
from needs.cases.wording import listed, moment
from needs.safekeeping.refusal import Obstacle

from ..models import Item
from .moderation import not_let_through

# What a quote leaves out: `…`, `...`, also in brackets.
LEFT_OUT = re.compile(r"\s*\[?(?:…|\.{3,})\]?\s*")


def handling(item: Item, version: int) -> Iterator[Obstacle]:
    """Somebody has handled the answer since the page was opened, or it may not be used yet.

    `item` comes with its contribution, case and moderation, and who handled it.
    """
    yield from not_let_through(item.contribution)
    if version != item.version:
        yield _at(item, "handled", _done_since(item))


def using(item: Item, need: Need) -> Iterator[Obstacle]:
    """An answer is given to a need of its own case once."""
    if need.case_id != item.contribution.case_id:
        yield _at(item, "other-case", _("Choose a need in the same case."))
    elif item.uses.filter(need=need).exists():
        yield _at(item, "used-there", _("%(need)s rests on the answer already.") % {"need": need.ref})


def quoting(item: Item, quote: str, written: str) -> Iterator[Obstacle]:
    if not is_quoted(quote, written):
        message = _("The quote has words that are not in the answer. Change it so that each word stands there.")
        yield _at(item, "quote", message)


def is_quoted(quote: str, written: str) -> bool:
    """Whether the quote is words of the text in their order; line breaks do not count, `…` leaves words out."""
    rest = " ".join(written.split())
    for part in LEFT_OUT.split(" ".join(quote.split())):
        _before, found, rest = rest.partition(part) if part else ("", "…", rest)
        if not found:
            return False
    return True


def setting_aside(item: Item, reason: str) -> Iterator[Obstacle]:
    if not reason.strip():
        yield _at(item, "reason", _("Write why the answer is set aside. One sentence is enough."))
    if item.handling == Handling.USED:
        message = _("%(needs)s rests on the answer. Take the answer up again before you set it aside.")
        yield _at(item, "in-use", message % {"needs": _needs(item)})


def taking_back(item: Item) -> Iterator[Obstacle]:
    if item.handling == Handling.UNREAD:
        yield _at(item, "new", _("The answer has not been handled, so there is nothing to take up again."))


def _done_since(item: Item) -> str:
    words = {"who": item.handled_by or pgettext("event", "The system"), "when": "", "needs": "", "reason": item.reason}
    if item.handled_at:
        words["when"] = moment(item.handled_at)
    if item.handling == Handling.USED:
        words["needs"] = _needs(item)
        return _("%(who)s has used the answer in %(needs)s. %(when)s.") % words
    if item.handling == Handling.SET_ASIDE:
        return _("%(who)s has set the answer aside. %(when)s. The reason: %(reason)s") % words
    return _("Somebody has taken the answer up again, so it is new.")


def _needs(item: Item) -> str:
    return listed([use.need.ref for use in item.uses.select_related("need")])


def _at(item: Item, code: str, message: str) -> Obstacle:
    received = item.contribution
    return Obstacle(
        f"answer-{code}", message, "contribution", {"key": received.case.key, "number": received.number}, item.part
    )

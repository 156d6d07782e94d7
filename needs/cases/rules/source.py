from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.casefile.kinds import RETIRED
from needs.safekeeping.refusal import Obstacle

from ..models import Source


def counting(source: Source) -> Iterator[Obstacle]:
    """Nobody has experience of her own without being heard."""
    if source.first_hand > source.voices:
        message = _(
            "You wrote that more people have experience of their own than were heard in all. Check both numbers."
        )
        yield Obstacle("first-hand", message, "source", {"key": source.case.key, "number": source.number})


def removing(source: Source) -> Iterator[Obstacle]:
    """Each need that rests on the source stands in the way of removing it."""
    active = source.need_links.exclude(need__status__in=[status.value for status in RETIRED])
    for link in active.select_related("need").order_by("need__number"):
        message = _("%(need)s rests on this source. Remove it there first.") % {"need": link.need.ref}
        yield Obstacle("in-use", message, "need_edit", {"key": source.case.key, "number": link.need.number})

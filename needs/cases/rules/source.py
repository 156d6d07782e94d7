from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.safekeeping.refusal import Obstacle

from ..models import Source


def removing(source: Source) -> Iterator[Obstacle]:
    """Each need that rests on the source stands in the way of removing it."""
    for link in source.need_links.select_related("need").order_by("need__number"):
        message = _("%(need)s rests on this source. Remove it there first.") % {"need": link.need.ref}
        yield Obstacle("in-use", message, "need_edit", {"key": source.case.key, "number": link.need.number})

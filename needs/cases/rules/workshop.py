from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus
from needs.safekeeping.refusal import Obstacle

from ..models import Need, Source

UNTOUCHED = 1


def writing_from(source: Source) -> Iterator[Obstacle]:
    """Needs are written from a source that is still in the case."""
    if source.removed:
        message = _("%(source)s has been removed from the case.") % {"source": source.ref}
        yield Obstacle("source-removed", message, "source_list", {"key": source.case.key})


def undoing(need: Need, by: User) -> Iterator[Obstacle]:
    """One's own need, as long as nobody has worked on it: then it is changed or retired like any other."""
    is_mine = need.created_by_id == by.pk
    if not is_mine or need.version != UNTOUCHED or need.status != NeedStatus.DRAFT:
        message = _("%(need)s has been worked on since you wrote it. Change it there instead.") % {"need": need.ref}
        yield Obstacle("need-touched", message, "need", {"key": need.case.key, "number": need.number})

"""Needs written one after another while people talk: one text each, the rest is known."""

from __future__ import annotations

from django.utils.translation import gettext as _

from needs.accounts.models import User
from needs.casefile.kinds import NeedStatus
from needs.safekeeping.refusal import refuse_if

from ..models import Need, Source
from ..rules.access import may_write_needs
from ..rules.workshop import undoing, writing_from
from .boundary import changing
from .need import create_need, retire_need

LONGEST_TITLE = 80


def write_in_workshop(*, source: Source, text: str, by: User) -> Need:
    """A draft from the source and its perspective; its title is the beginning of what was said."""
    with changing(source.case, by=by, allowed=may_write_needs) as case:
        fresh = Source.objects.select_related("case").get(pk=source.pk)
        refuse_if(writing_from(fresh))
        values = {
            "title": title_from(text),
            "what": text,
            "perspective": fresh.perspective,
            "sources": [{"source": fresh.ref, "quote": ""}],
            "status": NeedStatus.DRAFT.value,
        }
        return create_need(case=case, values=values, by=by)


def undo_in_workshop(*, need: Need, by: User) -> Need:
    """Take back what was just written. The need leaves the case with a reason: a number that was given stays given."""
    with changing(need.case, by=by, allowed=may_write_needs):
        refuse_if(undoing(Need.objects.select_related("case").get(pk=need.pk), by))
        reason = _("Undone as soon as it was written.")
        return retire_need(need=need, status=NeedStatus.REJECTED.value, reason=reason, edit=None, by=by)


def title_from(text: str) -> str:
    """The first line, in whole words, with a capital letter and no full stop."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    words = line.split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST_TITLE:
        words.pop()
    shown = " ".join(words)[:LONGEST_TITLE]
    is_whole = len(shown) == len(" ".join(line.split()))
    shown = shown.rstrip(".") if is_whole else f"{shown.rstrip('.,;:–-')}…"
    return shown[:1].upper() + shown[1:]

"""Reviewing answers that came by an open link: only those let through count as voices. None is ever deleted."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from needs.accounts.models import User
from needs.cases.actions.boundary import changing, tell
from needs.cases.models import Source
from needs.safekeeping.plain import plain_text
from needs.safekeeping.refusal import refuse_if

from ..models import Contribution, Moderation
from ..rules.moderation import moderating


def moderate(
    *, contribution: Contribution, accepted: bool, reason: str = "", by: User, seen: bool | None = None
) -> Moderation:
    """Let an answer through or not, with a reason. `seen` is the decision the person had before her, None for none.

    The mind can be changed while no need rests on the answer.
    """
    reason = plain_text(reason).strip()
    with changing(contribution.case, by=by) as case:
        fresh = Contribution.objects.select_related("case", "inquiry").get(pk=contribution.pk)
        before = Moderation.objects.filter(contribution=fresh).select_related("by").first()
        refuse_if(moderating(fresh, accept=accepted, reason=reason, seen=seen, before=before))
        if before and before.accepted == accepted:
            return before
        written = {"accepted": accepted, "reason": reason, "by": by, "at": timezone.now()}
        decided, _made = Moderation.objects.update_or_create(contribution=fresh, defaults=written)
        if accepted or before:
            _count(fresh, 1 if accepted else -1)
        kind = "contribution.accepted" if accepted else "contribution.refused"
        tell(case, kind=kind, by=by, record=f"contribution:{fresh.ref}", note=reason)
        return decided


def _count(contribution: Contribution, one: int) -> None:
    """One voice more or less in the source that the inquiry's answers are counted in."""
    own = one * int(contribution.first_hand)
    Source.objects.filter(inquiry=contribution.inquiry).update(
        voices=F("voices") + one, first_hand=F("first_hand") + own, by_link=F("by_link") + one
    )

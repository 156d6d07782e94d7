"""The weak points that a reader should meet before the details: computed, never written by hand."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveKind, PerspectiveStatus
from needs.casefile.models import Need
from needs.cases.choices import PERSPECTIVES
from needs.methods.moscow import Caution

from .reading import Reading
from .wording import listed, percent, word

MOST_NAMED = 8


def weaknesses(reading: Reading) -> tuple[str, ...]:
    return tuple(
        point
        for find in (
            _decision,
            _perspectives,
            _goals,
            _orphans,
            _unsupported,
            _musts_without_effect,
            _must_share,
            _drafts,
        )
        for point in find(reading)
    )


def _decision(reading: Reading) -> Iterator[str]:
    if reading.misplaced:
        yield _("The decision concerns another content than this and has been left out.")


def _perspectives(reading: Reading) -> Iterator[str]:
    status = {one.kind: one.status for one in reading.file.perspectives}
    unheard = [
        k for k in PerspectiveKind if status.get(k) not in (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE)
    ]
    aside = [kind for kind in PerspectiveKind if status.get(kind) == PerspectiveStatus.SET_ASIDE]
    if unheard:
        names = listed([word(PERSPECTIVES, kind).lower() for kind in unheard])
        yield _("Not heard yet: %(perspectives)s.") % {"perspectives": names}
    if aside:
        names = listed([word(PERSPECTIVES, kind).lower() for kind in aside])
        yield _("Set aside with a reason: %(perspectives)s.") % {"perspectives": names}
    for one in reading.file.perspectives:
        if one.status == PerspectiveStatus.HEARD and one.deviation_reason:
            facts = {"perspective": word(PERSPECTIVES, one.kind), "reason": one.deviation_reason.strip()}
            yield _("%(perspective)s has fewer voices than the guidelines ask for: %(reason)s") % facts


def _goals(reading: Reading) -> Iterator[str]:
    served = {link.goal for need in reading.live for link in need.goals}
    for goal in reading.file.goals:
        if goal.id not in served:
            facts = {"goal": goal.title, "reason": goal.uncovered_reason.strip() or _("No reason has been given.")}
            yield _("No need serves the goal %(goal)s. %(reason)s") % facts


def _orphans(reading: Reading) -> Iterator[str]:
    orphans = [need for need in reading.live if not need.goals]
    if orphans:
        facts = {"needs": named(orphans)}
        yield ngettext("%(needs)s serves no goal.", "%(needs)s serve no goal.", len(orphans)) % facts


def _unsupported(reading: Reading) -> Iterator[str]:
    bare = [need for need in reading.live if not need.sources]
    if bare:
        facts = {"needs": named(bare)}
        yield ngettext("%(needs)s rests on no source.", "%(needs)s rest on no source.", len(bare)) % facts


def _musts_without_effect(reading: Reading) -> Iterator[str]:
    unmeasured = [need for need in reading.musts if not reading.effects_of(need)]
    if unmeasured:
        facts = {"needs": named(sorted(unmeasured, key=lambda need: need.id))}
        count = len(unmeasured)
        yield (
            ngettext(
                "%(needs)s is a must-need without an effect.", "%(needs)s are must-needs without an effect.", count
            )
            % facts
        )


def _must_share(reading: Reading) -> Iterator[str]:
    if Caution.MUST_ABOVE_SIXTY in reading.shares.warnings:
        yield _("The must-needs take %(share)s of the effort. The rule of thumb is at most 60 percent.") % {
            "share": percent(reading.shares.must)
        }


def _drafts(reading: Reading) -> Iterator[str]:
    if reading.drafts:
        facts = {"needs": named(reading.drafts)}
        yield (
            ngettext(
                "%(needs)s is still a draft and is not part of the decision.",
                "%(needs)s are still drafts and are not part of the decision.",
                len(reading.drafts),
            )
            % facts
        )


def named(needs: Sequence[Need]) -> str:
    """Ids, the first few of them: `B-001, B-004 and 12 more needs`."""
    ids = [need.id for need in needs]
    if len(ids) <= MOST_NAMED:
        return listed(ids)
    more = len(ids) - MOST_NAMED
    rest = ngettext("%(count)d more need", "%(count)d more needs", more) % {"count": more}
    return listed([*ids[:MOST_NAMED], rest])

"""What must hold before a case is submitted: every obstacle at once, each leading to where it is mended."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import Moscow, NeedStatus, PerspectiveStatus
from needs.safekeeping.refusal import Obstacle

from ..choices import PERSPECTIVES
from ..models import Case, Perspective
from ..queries.readiness import NeedFacts, Readiness, Voices, readiness
from .approval import mandate_for


def obstacles(case: Case) -> list[Obstacle]:
    """Every obstacle, in the order of the five steps. Empty when the case may be submitted."""
    state = readiness(case)
    return [*_preparation(case), *_perspectives(case, state), *_needs(case, state), *_decision_path(case)]


def _preparation(case: Case) -> Iterator[Obstacle]:
    if not case.purpose.strip():
        yield Obstacle(
            "purpose", _("Write what the case is to achieve"), "case_background", {"key": case.key}, "id_purpose"
        )
    if not case.background.strip():
        message = _("Write why the case is started now")
        yield Obstacle("background", message, "case_background", {"key": case.key}, "id_background")


def _perspectives(case: Case, state: Readiness) -> Iterator[Obstacle]:
    for perspective in state.perspectives:
        name = str(PERSPECTIVES[perspective.kind]).lower()
        arguments = {"key": case.key, "kind": perspective.kind}
        if perspective.status not in (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE):
            message = _("Hear the perspective %(name)s, or write why it is set aside")
            if state.voices.get(perspective.kind, Voices()).all:
                message = _("Say that the perspective %(name)s is heard, or what is missing")
            yield Obstacle("unheard", message % {"name": name}, "perspective", arguments)
        elif _too_few(perspective, state):
            message = _("Hear more voices in the perspective %(name)s, or write why those heard are enough")
            yield Obstacle("voices", message % {"name": name}, "perspective", arguments, "id_deviation_reason")


def _too_few(perspective: Perspective, state: Readiness) -> bool:
    if perspective.status != PerspectiveStatus.HEARD or perspective.deviation_reason.strip():
        return False
    heard = state.voices.get(perspective.kind, Voices())
    return heard.all < state.least_voices or heard.first_hand < state.least_first_hand


def _needs(case: Case, state: Readiness) -> Iterator[Obstacle]:
    if not state.needs:
        message = (
            ngettext(
                "Say that you are done with the need that is still a draft",
                "Say that you are done with at least one of the %(count)d needs that are still drafts",
                state.drafts,
            )
            % {"count": state.drafts}
            if state.drafts
            else _("Write at least one need")
        )
        yield Obstacle("no-needs", message, "need_list", {"key": case.key})
    for need in state.needs:
        yield from _need(case, need)


def _need(case: Case, need: NeedFacts) -> Iterator[Obstacle]:
    edit = ("need_edit", {"key": case.key, "number": need.number})
    words = {"need": need.ref}
    if need.status == NeedStatus.RETURNED:
        message = _("Change %(need)s, which was returned, or write why it leaves the case") % words
        yield Obstacle("returned", message, "need", {"key": case.key, "number": need.number})
    if not need.is_whole:
        yield Obstacle("statement", _("Write who needs what, and so that what, in %(need)s") % words, *edit, "id_who")
    if not need.perspective:
        yield Obstacle("perspective", _("Choose the main perspective of %(need)s") % words, *edit, "id_perspective")
    if not need.has_goal:
        message = _("Link %(need)s to a goal, or write why no goal fits") % words
        yield Obstacle("orphan", message, *edit, "goals")
    if not need.has_source:
        yield Obstacle("source", _("Say which source %(need)s rests on") % words, *edit, "sources")
    if not need.moscow:
        yield Obstacle("moscow", _("Decide how important %(need)s is") % words, "priority", {"key": case.key}, need.ref)
    if need.moscow == Moscow.MUST:
        yield from _must(case, need)
    for remark in need.remarks:
        message = _("Write “%(text)s” in %(need)s in another way, or why it has to stand there")
        if remark.rule == "placeholder":
            message = _("Write what is to stand instead of “%(text)s” in %(need)s")
        yield Obstacle("remark", message % {**words, "text": remark.text}, *edit, f"id_{remark.field}")


def _must(case: Case, need: NeedFacts) -> Iterator[Obstacle]:
    words = {"need": need.ref}
    if not need.has_effect:
        message = _("Write which effect %(need)s leads to, so that it shows when the need is met") % words
        yield Obstacle("effect", message, "need_edit", {"key": case.key, "number": need.number}, "effects")
    elif not need.has_target:
        message = _("Write baseline and target for %(need)s, so that it shows when the need is met") % words
        yield Obstacle("target", message, "effect_list", {"key": case.key})


def _decision_path(case: Case) -> Iterator[Obstacle]:
    if not mandate_for(case).people:
        message = _("Nobody may decide on this case. Ask your administrator to complete the delegation")
        yield Obstacle("mandate", message, "case_facts", {"key": case.key})

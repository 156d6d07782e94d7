"""All six perspectives at once: who has been heard, how, and what is lacking against the guidelines."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveStatus

from ..models import Case
from .coverage import PerspectiveCoverage, coverage


@dataclass(frozen=True)
class CoverageRow:
    """A perspective and `lacking`: what it takes to meet the guidelines, empty when it is met or has a reason.

    `response` is the share of those invited who have answered, in words; `note` why less is enough, or what to do.
    `is_unmarked` tells of voices from a perspective that nobody has said is heard; `status` says so.
    """

    heard: PerspectiveCoverage
    url: str
    status: str
    is_unmarked: bool
    methods: str
    response: str
    lacking: list[str]
    note: str


@dataclass(frozen=True)
class CoveragePage:
    """`gaps` counts the perspectives in which somebody is lacking, `unmarked` those heard but not marked as heard.

    `least` says what the guidelines ask for.
    """

    rows: list[CoverageRow]
    voices: int
    first_hand: int
    response: str
    needs: int
    least: str

    @property
    def gaps(self) -> int:
        return sum(bool(row.lacking) for row in self.rows)

    @property
    def unmarked(self) -> int:
        return sum(row.is_unmarked for row in self.rows)


def coverage_page(case: Case) -> CoveragePage:
    """Four queries, however large the case is."""
    every = coverage(case)
    invited = [one for one in every if one.invited is not None]
    return CoveragePage(
        rows=[_row(case, one) for one in every],
        voices=sum(one.voices for one in every),
        first_hand=sum(one.first_hand for one in every),
        response=_response(sum(one.answered for one in invited), sum(one.invited or 0 for one in invited)),
        needs=sum(one.needs for one in every),
        least=_least(every[0]) if every else "",
    )


def _row(case: Case, heard: PerspectiveCoverage) -> CoverageRow:
    unmarked = bool(heard.voices) and not heard.is_settled
    return CoverageRow(
        heard=heard,
        url=reverse("perspective", args=[case.key, heard.kind]),
        status=_("There are voices, but the perspective is not marked as heard") if unmarked else heard.status_name,
        is_unmarked=unmarked,
        methods=", ".join(heard.methods),
        response=_response(heard.answered, heard.invited or 0),
        lacking=_lacking(heard) if heard.is_gap else [],
        note=_note(heard),
    )


def _lacking(heard: PerspectiveCoverage) -> list[str]:
    if not heard.voices:
        return [_("Nobody is heard yet")]
    more, own = heard.least_voices - heard.voices, heard.least_first_hand - heard.first_hand
    found = []
    if more > 0:
        found.append(ngettext("%(count)d more voice", "%(count)d more voices", more) % {"count": more})
    if own > 0:
        words = ngettext("%(count)d more with first-hand experience", "%(count)d more with first-hand experience", own)
        found.append(words % {"count": own})
    return found


def _note(heard: PerspectiveCoverage) -> str:
    if heard.status == PerspectiveStatus.SET_ASIDE:
        return _("Set aside, with a reason")
    if heard.voices and heard.is_short and heard.has_reason:
        return _("Fewer are enough, with a reason")
    return _("Say that the perspective is heard") if heard.voices and not heard.is_settled else ""


def _response(answered: int, invited: int) -> str:
    if not invited:
        return ""
    share = {"answered": answered, "invited": invited, "share": round(100 * answered / invited)}
    return _("%(answered)d of %(invited)d, %(share)d %%") % share


def _least(heard: PerspectiveCoverage) -> str:
    if not (heard.least_voices or heard.least_first_hand):
        return ""
    return ngettext(
        "Your organisation's guidelines ask for at least %(voices)d voice from each perspective, "
        "%(own)d of them with first-hand experience.",
        "Your organisation's guidelines ask for at least %(voices)d voices from each perspective, "
        "%(own)d of them with first-hand experience.",
        heard.least_voices,
    ) % {"voices": heard.least_voices, "own": heard.least_first_hand}

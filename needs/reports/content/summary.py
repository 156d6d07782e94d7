"""The summary: computed facts, the needs that weigh most, the decision asked for, the weak points."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveStatus
from needs.casefile.models import Need
from needs.cases.choices import PROCUREMENT_KINDS

from .decided import request
from .prose import Prose, prose
from .reading import Reading
from .risks import expected_cost
from .sentence import name, sentence
from .weaknesses import weaknesses
from .wording import day, money, number, word

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Summary:
    purpose: Prose
    figures: tuple[Figure, ...]
    facts: tuple[str, ...]
    heading: str
    needs: tuple[Line, ...]
    more: str
    request: tuple[str, ...]
    weaknesses: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]


def build(reading: Reading) -> Summary:
    shown, heading = _shown(reading)
    left = len(reading.live) - min(len(shown), MOST_SHOWN)
    return Summary(
        purpose=prose(reading.file.case.purpose),
        figures=_figures(reading),
        facts=tuple(_facts(reading)),
        heading=heading,
        needs=tuple(Line(need.id, name(need), sentence(need)) for need in shown[:MOST_SHOWN]),
        more=ngettext("One more need is in the report.", "%(count)s more needs are in the report.", left)
        % {"count": number(left)}
        if left and shown
        else "",
        request=request(reading),
        weaknesses=weaknesses(reading),
        entries=(("asked", _("The decision")), ("weak", _("Weak points"))),
    )


def _shown(reading: Reading) -> tuple[Sequence[Need], str]:
    if len(reading.musts) > MOST_SHOWN:
        return reading.musts, _("The must-needs with the highest value")
    if reading.musts:
        return reading.musts, _("The must-needs")
    ranked = [need for need in reading.weighing.in_order(reading.live) if reading.weighing.of(need).place]
    return (ranked, _("The needs with the highest value")) if ranked else (reading.live, _("The needs"))


def _figures(reading: Reading) -> tuple[Figure, ...]:
    voices = sum(source.voices for source in reading.file.sources)
    first_hand = sum(source.first_hand for source in reading.file.sources)
    served = {link.goal for need in reading.live for link in need.goals} & set(reading.goals)
    done = (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE)
    perspectives = sum(one.status in done for one in reading.file.perspectives)
    return (
        _counted(voices, _("voices, %(count)s with first-hand experience") % {"count": number(first_hand)}),
        _counted(perspectives, _("of 6 perspectives heard or set aside with a reason")),
        _counted(len(reading.live), _musts(len(reading.musts))),
        Figure(
            _("%(served)s of %(all)s") % {"served": number(len(served)), "all": number(len(reading.goals))},
            _("goals are served by at least one need"),
        ),
    )


def _musts(count: int) -> str:
    return ngettext("needs, %(count)s is a must-need", "needs, %(count)s are must-needs", count) % {
        "count": number(count)
    }


def _counted(count: int, label: str) -> Figure:
    return Figure(number(count), label)


def _facts(reading: Reading) -> list[str]:
    case = reading.file.case
    found = []
    if case.procurement_kind:
        kind = word(PROCUREMENT_KINDS, case.procurement_kind).lower()
        found.append(_("The case concerns %(kind)s.") % {"kind": kind})
    if case.estimated_value is not None:
        found.append(_("The estimated value is %(money)s.") % {"money": money(case.estimated_value)})
    if case.contract_ends_on:
        found.append(_("The current contract ends on %(day)s.") % {"day": day(case.contract_ends_on)})
    if cost := expected_cost(reading.musts):
        found.append(_("Leaving the must-needs unmet is expected to cost %(money)s a year.") % {"money": money(cost)})
    if case.hours_spent is not None:
        found.append(_("The needs work has taken %(hours)s hours.") % {"hours": number(case.hours_spent)})
    return found

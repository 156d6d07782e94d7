"""Whom a case concerns, by perspective, and who is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from needs.casefile.kinds import PerspectiveKind, PerspectiveStatus

from ..choices import AFFECTED, INFLUENCES, INVOLVEMENTS, PERSPECTIVES, STAKEHOLDER_ROLES
from ..models import Case, Perspective, Stakeholder
from ..wording import step_word, word
from .stakeholder_gaps import Gap, gaps_among


@dataclass(frozen=True)
class StakeholderRow:
    """A stakeholder as it stands in a list; `influence` and `affected` as their step, empty when not assessed."""

    ref: str
    url: str
    name: str
    role: str
    influence: str
    affected: str
    first_hand: bool
    involvement: str
    has_conflict: bool


@dataclass(frozen=True)
class StakeholderGroup:
    """Those of one perspective. `missing` says so when there is nobody, `new_url` is where one is added."""

    name: str
    rows: list[StakeholderRow]
    missing: str
    new_url: str
    is_set_aside: bool = False


@dataclass(frozen=True)
class StakeholderPage:
    """`perspectives` counts those with somebody in them, `first_hand` people and groups with own experience."""

    stakeholders: list[Stakeholder]
    groups: list[StakeholderGroup]
    gaps: list[Gap]
    perspectives: int

    @property
    def total(self) -> int:
        return len(self.stakeholders)

    @property
    def first_hand(self) -> int:
        return sum(stakeholder.first_hand for stakeholder in self.stakeholders)


def stakeholder_page(case: Case) -> StakeholderPage:
    """Two queries, however many there are."""
    found = list(Stakeholder.objects.filter(case=case, removed=False).order_by("number"))
    statuses = dict(Perspective.objects.filter(case=case).values_list("kind", "status"))
    set_aside = [kind for kind, status in statuses.items() if status == PerspectiveStatus.SET_ASIDE]
    return StakeholderPage(
        stakeholders=found,
        groups=_groups(case, found, set_aside),
        gaps=gaps_among(case, found, set_aside),
        perspectives=len({stakeholder.perspective for stakeholder in found} - {""}),
    )


def stakeholders_of(case: Case, kind: str) -> list[StakeholderRow]:
    """Those of one perspective. One query."""
    found = Stakeholder.objects.filter(case=case, perspective=kind, removed=False).order_by("number")
    return [stakeholder_row(case, stakeholder) for stakeholder in found]


def _groups(case: Case, found: Iterable[Stakeholder], set_aside: list[str]) -> list[StakeholderGroup]:
    """All six perspectives, and last those of none if there are any."""
    by_kind: dict[str, list[StakeholderRow]] = defaultdict(list)
    for stakeholder in found:
        by_kind[stakeholder.perspective].append(stakeholder_row(case, stakeholder))
    groups = [_group(case, kind, by_kind[kind], kind in set_aside) for kind in PerspectiveKind]
    if by_kind[""]:
        groups.append(StakeholderGroup(_("No particular perspective"), by_kind[""], "", ""))
    return groups


def _group(case: Case, kind: str, rows: list[StakeholderRow], is_set_aside: bool) -> StakeholderGroup:
    name = word(PERSPECTIVES, kind)
    missing = _("No stakeholder from the perspective %(name)s yet") % {"name": name.lower()}
    return StakeholderGroup(
        name=name,
        rows=rows,
        missing="" if rows else missing,
        new_url=f"{reverse('stakeholder_new', args=[case.key])}?perspective={kind}",
        is_set_aside=is_set_aside,
    )


def stakeholder_row(case: Case, stakeholder: Stakeholder) -> StakeholderRow:
    return StakeholderRow(
        ref=stakeholder.ref,
        url=reverse("stakeholder", args=[case.key, stakeholder.number]),
        name=stakeholder.name,
        role=word(STAKEHOLDER_ROLES, stakeholder.role),
        influence=step_word(INFLUENCES, stakeholder.influence),
        affected=step_word(AFFECTED, stakeholder.affected),
        first_hand=stakeholder.first_hand,
        involvement=word(INVOLVEMENTS, stakeholder.involvement),
        has_conflict=bool(stakeholder.conflict_of_interest.strip()),
    )

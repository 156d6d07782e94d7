"""Who the case concerns: the stakeholders by perspective, and whom nobody has thought of yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveKind, StakeholderRole
from needs.casefile.models import Stakeholder
from needs.cases.choices import INVOLVEMENTS, PERSPECTIVES, STAKEHOLDER_ROLES
from needs.cases.influence_map import InfluenceMap, influence_map

from .reading import Reading
from .wording import EN_DASH, listed, number, word


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    name: str
    about: str
    role: str
    steps: str
    involvement: str


@dataclass(frozen=True, slots=True)
class Group:
    perspective: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A declared conflict of interest."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stakeholder as the map asks for it."""

    ref: str
    influence: int | None
    affected: int | None
    first_hand: bool


@dataclass(frozen=True, slots=True)
class People:
    finding: str
    map: InfluenceMap | None
    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...]


def people(reading: Reading) -> People | None:
    """None when no stakeholder is written down."""
    stakeholders = reading.file.stakeholders
    if not stakeholders:
        return None
    return People(
        finding=" ".join(_findings(stakeholders)),
        map=influence_map([Drawn(one.id, one.influence, one.affected, one.first_hand) for one in stakeholders]),
        groups=tuple(_groups(stakeholders)),
        conflicts=tuple(
            Conflict(f"{one.id} {one.name}", one.conflict_of_interest.strip())
            for one in stakeholders
            if one.conflict_of_interest.strip()
        ),
    )


def _findings(stakeholders: Sequence[Stakeholder]) -> Iterator[str]:
    count, own = len(stakeholders), sum(one.first_hand for one in stakeholders)
    yield ngettext(
        "%(count)s stakeholder, of which %(own)s with first-hand experience.",
        "%(count)s stakeholders, of which %(own)s with first-hand experience.",
        count,
    ) % {"count": number(count), "own": number(own)}
    missing = [kind for kind in PerspectiveKind if all(one.perspective != kind for one in stakeholders)]
    if missing:
        names = listed([word(PERSPECTIVES, kind).lower() for kind in missing])
        yield _("Nobody is named from the perspectives: %(perspectives)s.") % {"perspectives": names}
    others = [kind for kind in PerspectiveKind if _only_speaks_for_others(stakeholders, kind)]
    if others:
        names = listed([word(PERSPECTIVES, kind).lower() for kind in others])
        yield _("Only somebody who speaks for others: %(perspectives)s.") % {"perspectives": names}


def _only_speaks_for_others(stakeholders: Sequence[Stakeholder], kind: PerspectiveKind) -> bool:
    roles = [one.role for one in stakeholders if one.perspective == kind]
    return bool(roles) and all(role == StakeholderRole.SPEAKS_FOR for role in roles)


def _groups(stakeholders: Sequence[Stakeholder]) -> Iterator[Group]:
    for kind in (*PerspectiveKind, None):
        here = tuple(_line(one) for one in stakeholders if one.perspective == kind)
        if here:
            yield Group(word(PERSPECTIVES, kind) or _("No particular perspective"), here)


def _line(one: Stakeholder) -> Line:
    return Line(
        id=one.id,
        name=one.name,
        about=_("first-hand experience") if one.first_hand else "",
        role=word(STAKEHOLDER_ROLES, one.role) or EN_DASH,
        steps=f"{one.influence or EN_DASH} / {one.affected or EN_DASH}",
        involvement=word(INVOLVEMENTS, one.involvement) or EN_DASH,
    )

"""The needs, gathered under the perspective they mainly come from."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import NeedStatus, PerspectiveKind
from needs.casefile.models import Need
from needs.cases.choices import MOSCOW, NEED_STATUSES, PERSPECTIVES

from .reading import Reading
from .sentence import name, sentence
from .wording import listed, number, word


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    title: str
    sentence: str
    tags: str


@dataclass(frozen=True, slots=True)
class Group:
    anchor: str
    perspective: str
    count: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Perspectives:
    groups: tuple[Group, ...]
    has_needs: bool
    entries: tuple[tuple[str, str], ...]


def build(reading: Reading) -> Perspectives:
    kinds: tuple[PerspectiveKind | None, ...] = (*PerspectiveKind, None)
    groups = tuple(_group(reading, kind) for kind in kinds)
    groups = tuple(group for group in groups if group.lines or group.anchor != "needs-none")
    return Perspectives(groups, bool(reading.live), tuple((group.anchor, group.perspective) for group in groups))


def _group(reading: Reading, kind: PerspectiveKind | None) -> Group:
    needs = reading.weighing.in_order([need for need in reading.live if need.perspective == kind])
    return Group(
        anchor=f"needs-{kind or 'none'}",
        perspective=word(PERSPECTIVES, kind) or _("No perspective chosen"),
        count=ngettext("%(count)s need", "%(count)s needs", len(needs)) % {"count": number(len(needs))},
        lines=tuple(Line(need.id, name(need), _told(need), _tags(need)) for need in needs),
    )


def _told(need: Need) -> str:
    """The sentence, unless the title already is the sentence."""
    text = sentence(need)
    return "" if text == name(need) else text


def _tags(need: Need) -> str:
    others = listed([word(PERSPECTIVES, kind).lower() for kind in need.other_perspectives])
    tags = [
        word(MOSCOW, need.moscow),
        word(NEED_STATUSES, need.status) if need.status == NeedStatus.DRAFT else "",
        _("also %(perspectives)s") % {"perspectives": others} if others else "",
    ]
    return " · ".join(filter(None, tags))

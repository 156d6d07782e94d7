"""What the chapter on who has been heard says first: perspectives marked as heard, and voices from the others."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveKind, PerspectiveStatus
from needs.casefile.models import Perspective

from .reading import Reading
from .wording import number

DONE = (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE)


def finding(reading: Reading, perspectives: Collection[Perspective]) -> str:
    statuses = [one.status for one in perspectives]
    heard, aside = statuses.count(PerspectiveStatus.HEARD), statuses.count(PerspectiveStatus.SET_ASIDE)
    left = len(PerspectiveKind) - heard - aside
    if not left and not aside:
        first = _("All six perspectives have been heard.")
    elif not left:
        first = ngettext(
            "%(heard)d perspectives have been heard and %(aside)d has been set aside with a reason.",
            "%(heard)d perspectives have been heard and %(aside)d have been set aside with a reason.",
            aside,
        ) % {"heard": heard, "aside": aside}
    else:
        first = _remaining(left, _unmarked(reading, perspectives))
    voices = sum(source.voices for source in reading.file.sources)
    first_hand = sum(source.first_hand for source in reading.file.sources)
    second = ngettext(
        "In all %(voices)s voice, of which %(first_hand)s with first-hand experience.",
        "In all %(voices)s voices, of which %(first_hand)s with first-hand experience.",
        voices,
    ) % {"voices": number(voices), "first_hand": number(first_hand)}
    return f"{first} {second}" if voices else first


def _unmarked(reading: Reading, perspectives: Iterable[Perspective]) -> int:
    """How many perspectives have voices without anybody having said that they are heard."""
    done = {one.kind for one in perspectives if one.status in DONE}
    return len({source.perspective for source in reading.file.sources if source.perspective and source.voices} - done)


def _remaining(left: int, unmarked: int) -> str:
    figures = {"left": left, "unmarked": unmarked}
    if not unmarked:
        text = ngettext(
            "%(left)d of six perspectives remains to be heard.",
            "%(left)d of six perspectives remain to be heard.",
            left,
        )
    elif left == len(PerspectiveKind):
        text = ngettext(
            "No perspective is marked as heard yet, but voices have been heard from %(unmarked)d perspective.",
            "No perspective is marked as heard yet, but voices have been heard from %(unmarked)d perspectives.",
            unmarked,
        )
    else:
        text = ngettext(
            "%(left)d of six perspectives is not marked as heard, but there are voices from %(unmarked)d of them.",
            "%(left)d of six perspectives are not marked as heard, but there are voices from %(unmarked)d of them.",
            left,
        )
    return text % figures

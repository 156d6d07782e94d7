"""The picture of who has been heard: a bar per perspective, and the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from needs.casefile.kinds import PerspectiveStatus

from ..choices import PERSPECTIVE_STATUSES, PERSPECTIVES
from ..queries.readiness import Voices
from ..queries.task import Standing
from ..wording import number, word

ROW, TEXT, BAR = 46, 18, 27
SETTLED = (PerspectiveStatus.HEARD, PerspectiveStatus.SET_ASIDE)


@dataclass(frozen=True)
class Bar:
    """`whole`, `part` and `waiting` are widths in percent; y in pixels. A missing perspective has a frame instead.

    `waiting` are those invited who have not answered, drawn after the voices; `response` says it in figures.
    """

    name: str
    told: str
    status: str
    voices: str
    first_hand: str
    text_y: int
    bar_y: int
    whole: str
    part: str
    waiting: str
    response: str
    is_missing: bool
    is_set_aside: bool


@dataclass(frozen=True)
class Picture:
    """`heard` and `set_aside` count perspectives, `voices` and `first_hand` people."""

    bars: list[Bar]
    height: int
    heard: int
    set_aside: int
    voices: str
    first_hand: str
    response: str
    description: str

    @property
    def settled(self) -> int:
        return self.heard + self.set_aside


def picture(standing: Standing) -> Picture:
    longest = max((_whole(voices) for voices in standing.voices.values()), default=0) or 1
    bars = [
        _bar(place, one.kind, one.status, standing.voices.get(one.kind, Voices()), longest)
        for place, one in enumerate(standing.perspectives)
    ]
    statuses = [one.status for one in standing.perspectives]
    return Picture(
        bars=bars,
        height=ROW * len(bars) + 4,
        heard=statuses.count(PerspectiveStatus.HEARD),
        set_aside=statuses.count(PerspectiveStatus.SET_ASIDE),
        voices=number(sum(voices.all for voices in standing.voices.values())),
        first_hand=number(sum(voices.first_hand for voices in standing.voices.values())),
        response=_response(
            sum(voices.answered for voices in standing.voices.values()),
            sum(voices.invited for voices in standing.voices.values()),
        ),
        description="; ".join(f"{bar.name}: {bar.told}{_more(bar.response)}" for bar in bars),
    )


def _bar(place: int, kind: str, status: str, voices: Voices, longest: int) -> Bar:
    set_aside = status == PerspectiveStatus.SET_ASIDE
    return Bar(
        name=str(PERSPECTIVES[kind]),
        told=_told(status, voices),
        status=word(PERSPECTIVE_STATUSES, status),
        voices=number(voices.all),
        first_hand=number(voices.first_hand),
        text_y=ROW * place + TEXT,
        bar_y=ROW * place + BAR,
        whole=f"{100 * voices.all / longest:.1f}%",
        part=f"{100 * voices.first_hand / longest:.1f}%",
        waiting=f"{100 * (voices.invited - voices.answered) / longest:.1f}%",
        response=_response(voices.answered, voices.invited),
        is_missing=not voices.all and not voices.invited and not set_aside,
        is_set_aside=not voices.all and set_aside,
    )


def _whole(voices: Voices) -> int:
    return voices.all + voices.invited - voices.answered


def _response(answered: int, invited: int) -> str:
    """Nothing when nobody was invited."""
    if not invited:
        return ""
    return _("%(answered)s of %(invited)s") % {"answered": number(answered), "invited": number(invited)}


def _more(response: str) -> str:
    return ", " + _("%(response)s invited have answered") % {"response": response} if response else ""


def _told(status: str, voices: Voices) -> str:
    if not voices.all:
        return word(PERSPECTIVE_STATUSES, status).lower() if status == PerspectiveStatus.SET_ASIDE else _("missing")
    people = ngettext("%(voices)s voice", "%(voices)s voices", voices.all) % {"voices": number(voices.all)}
    return _("%(people)s, %(own)s first-hand") % {"people": people, "own": number(voices.first_hand)}

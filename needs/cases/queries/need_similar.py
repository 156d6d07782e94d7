"""Needs that seem to say the same, so that somebody can look at them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from needs.language.similarity import nearest, similar_pairs

from ..models import Case, Need
from ..remarks import APART
from ..wording import listed
from .need import Line

REF = re.compile(r"B-([0-9]{3,6})")
MOST_PAIRS = 50
MOST_NEAREST = 3


@dataclass(frozen=True)
class AlikePair:
    """`first` has the lower number. `shared` are words of both; `reason` is why both stay, if that has been said."""

    first: Need
    other: Need
    shared: str
    merge_url: str
    reason: str = ""

    @property
    def id(self) -> str:
        return f"{self.first.ref}-{self.other.ref}"


@dataclass(frozen=True)
class AlikeNeeds:
    """`pairs` wait for somebody to look at them, the most alike first; `more` are not shown. `kept` stay beside."""

    pairs: list[AlikePair]
    more: int
    kept: list[AlikePair]


def alike_needs(case: Case) -> AlikeNeeds:
    needs = {need.number: need for need in Need.objects.filter(case=case).active().order_by("number")}
    reasons = _kept_apart((need.number, need.on_purpose) for need in needs.values())
    found = [
        AlikePair(
            first=needs[pair.first],
            other=needs[pair.other],
            shared=_quoted(pair.shared),
            merge_url=_merge_url(case, pair.other, pair.first),
            reason=reasons.get((pair.first, pair.other), ""),
        )
        for pair in similar_pairs({number: said(vars(need)) for number, need in needs.items()})
    ]
    open_ones = [pair for pair in found if not pair.reason]
    kept = [pair for pair in found if pair.reason]
    return AlikeNeeds(pairs=open_ones[:MOST_PAIRS], more=len(open_ones[MOST_PAIRS:]), kept=kept)


def alike_to(case: Case, texts: Mapping[str, Any], number: int = 0) -> list[Line]:
    """The needs that look most like one with these texts, each with the address where the two are compared.

    `number` is its own, 0 before it is saved. Those that it is kept apart from are left out.
    """
    columns = ("number", "title", "who", "what", "so_that", "on_purpose")
    rows = {row["number"]: row for row in Need.objects.filter(case=case).active().values(*columns)}
    apart = _kept_apart((row["number"], row["on_purpose"]) for row in rows.values())
    pairs = nearest(number, {**{other: said(row) for other, row in rows.items()}, number: said(texts)})
    found = [(pair.first + pair.other - number, pair) for pair in pairs if (pair.first, pair.other) not in apart]
    return [
        Line(
            ref=f"B-{other:03d}",
            name=rows[other]["title"] or _("Need without a title"),
            url=_merge_url(case, number, other) if number else reverse("need", args=[case.key, other]),
            about=_quoted(pair.shared),
        )
        for other, pair in found[:MOST_NEAREST]
    ]


def said(texts: Mapping[str, Any]) -> str:
    """What a need is compared by: its sentence, or its title before there is one."""
    sentence = " ".join(texts[name] for name in ("who", "what", "so_that"))
    return sentence if sentence.strip() else texts["title"]


def _kept_apart(needs: Iterable[tuple[int, Iterable[Mapping[str, str]]]]) -> dict[tuple[int, int], str]:
    """Why two needs stay beside each other, by their numbers, the lower first."""
    return {
        (number, int(found[1])): each["reason"]
        for number, on_purpose in needs
        for each in on_purpose
        if each["rule"] == APART and (found := REF.fullmatch(each["text"]))
    }


def _quoted(words: Iterable[str]) -> str:
    return listed([f"”{word}”" for word in words])


def _merge_url(case: Case, number: int, into: int) -> str:
    return f"{reverse('need_merge', args=[case.key, number])}?into={into}"

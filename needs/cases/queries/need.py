"""One need as it is read: what it rests on, what it leads to, how it stands and how it came to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from needs.methods.risk import expected_yearly_cost, level

from ..choices import EFFORTS, IMPACTS, PERSPECTIVES, PROBABILITIES, SOURCE_KINDS, STRENGTHS
from ..models import Case, Effect, Need, Source
from ..quotes import quotes_in
from ..remarks import APART, WORDS
from ..wording import day, listed, money, number, word


@dataclass(frozen=True)
class Line:
    """Something the need is tied to: its id, name, address, a quiet line and what people have written or said of it."""

    ref: str
    name: str
    url: str
    about: str = ""
    words: str = ""
    quotes: Sequence[str] = ()


@dataclass(frozen=True)
class Consequence:
    """`risk` is probability × impact, 1–25, as people read it; "" where it can not be computed."""

    text: str
    probability: str
    impact: str
    risk: str
    cost: str
    expected_cost: str

    @property
    def is_empty(self) -> bool:
        return not any((self.text, self.probability, self.impact, self.cost))


@dataclass(frozen=True)
class NeedPage:
    """`voices` are the people heard in what the need rests on; a source counts once, however often it is quoted."""

    need: Need
    goals: list[Line]
    sources: list[Line]
    voices: int
    effects: list[Line]
    merged_from: list[Line]
    on_purpose: list[Line]
    consequence: Consequence
    effort: str
    other_perspectives: str
    previous: Line | None
    next: Line | None


def need_page(case: Case, need: Need) -> NeedPage:
    before, after = _neighbours(case, need)
    return NeedPage(
        need=need,
        goals=goal_lines(case, need),
        sources=source_lines(case, need),
        voices=Source.objects.filter(need_links__need=need).aggregate(heard=Sum("voices"))["heard"] or 0,
        effects=effect_lines(case, need),
        merged_from=[need_line(case, merged) for merged in need.merged_from.order_by("number")],
        on_purpose=[_reason_line(case, reason) for reason in need.on_purpose],
        consequence=_consequence(need),
        effort=str(EFFORTS[need.effort]) if need.effort else "",
        other_perspectives=listed([word(PERSPECTIVES, kind) for kind in need.other_perspectives]),
        previous=before,
        next=after,
    )


def need_line(case: Case, need: Need) -> Line:
    url = reverse("need", kwargs={"key": case.key, "number": need.number})
    return Line(need.ref, need.title or _("Need without a title"), url)


def _reason_line(case: Case, reason: Mapping[str, str]) -> Line:
    """What stands on purpose, and why: a remark of the checker, or another need that looks like this one."""
    if reason["rule"] == APART:
        address = reverse("need_list", args=[case.key])
        return Line(reason["text"], _("stays beside this one"), f"{address}{reason['text']}/", words=reason["reason"])
    name = str(WORDS[reason["rule"]].name) if reason["rule"] in WORDS else reason["rule"]
    return Line(reason["text"], name, "", words=reason["reason"])


def goal_lines(case: Case, need: Need) -> list[Line]:
    links = need.goal_links.select_related("goal__goal__catalogue")
    url = reverse("case_trace", kwargs={"key": case.key})
    return [
        Line(link.goal.ref, str(link.goal.goal), url, about=str(STRENGTHS[link.strength]), words=link.reason)
        for link in links
    ]


def source_lines(case: Case, need: Need) -> list[Line]:
    lines = []
    for link in need.source_links.select_related("source"):
        source = link.source
        about = ", ".join(filter(None, [word(SOURCE_KINDS, source.kind), day(source.held_on)]))
        url = reverse("source", kwargs={"key": case.key, "number": source.number})
        lines.append(Line(source.ref, source.title, url, about=about, quotes=quotes_in(link.quote)))
    return lines


def effect_lines(case: Case, need: Need) -> list[Line]:
    lines = []
    for effect in need.effects.filter(removed=False).order_by("number"):
        url = reverse("effect", kwargs={"key": case.key, "number": effect.number})
        lines.append(Line(effect.ref, effect.indicator, url, about=from_to(effect)))
    return lines


def from_to(effect: Effect) -> str:
    """`41 → 30 percent by 2028-10-01`, or what is missing."""
    if effect.baseline is None and effect.target is None:
        return _("Baseline and target are missing.")
    if effect.baseline is None:
        return _("The baseline is missing.")
    if effect.target is None:
        return _("The target is missing.")
    values = {"baseline": number(effect.baseline), "target": number(effect.target), "unit": effect.unit}
    text = _("From %(baseline)s to %(target)s %(unit)s") % values
    return " ".join(filter(None, [text.strip(), day(effect.target_on)]))


def _consequence(need: Need) -> Consequence:
    risk = level(need.probability, need.impact) if need.probability and need.impact else None
    expected = (
        expected_yearly_cost(need.probability, need.cost_per_year)
        if need.probability and need.cost_per_year is not None
        else None
    )
    return Consequence(
        text=need.consequence,
        probability=str(PROBABILITIES[need.probability]) if need.probability else "",
        impact=str(IMPACTS[need.impact]) if need.impact else "",
        risk=str(risk or ""),
        cost=money(need.cost_per_year),
        expected_cost=money(expected),
    )


def _neighbours(case: Case, need: Need) -> tuple[Line | None, Line | None]:
    """The needs before and after among those that are still in the case."""
    active = Need.objects.filter(case=case).active()
    before = active.filter(number__lt=need.number).order_by("-number").first()
    after = active.filter(number__gt=need.number).order_by("number").first()
    return (need_line(case, before) if before else None, need_line(case, after) if after else None)

"""Prioritisation: criteria and weights, the weighted ranking, the classes with reasons and shares of effort."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from needs.casefile.kinds import Moscow
from needs.casefile.models import Need
from needs.cases.choices import CRITERION_DIRECTIONS, MOSCOW, PERSPECTIVES
from needs.methods.moscow import Caution
from needs.reports import pictures

from .reading import Reading
from .sentence import name
from .wording import EN_DASH, number, percent, score, word

# A picture with more rows is a wall; the table below holds them all.
MOST_DRAWN = 20


@dataclass(frozen=True, slots=True)
class CriterionLine:
    name: str
    question: str
    direction: str
    weight: str


@dataclass(frozen=True, slots=True)
class Ranked:
    place: str
    id: str
    title: str
    perspective: str
    moscow: str
    value: str
    spread: str
    effort: str


@dataclass(frozen=True, slots=True)
class Reason:
    id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Class:
    anchor: str
    name: str
    count: str
    effort: str
    share: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Priority:
    how: tuple[str, ...]
    criteria: tuple[CriterionLine, ...]
    ranking: pictures.Ranking | None
    ranked: tuple[Ranked, ...]
    value_effort: pictures.Scatter | None
    classes: tuple[Class, ...]
    effort: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]


def build(reading: Reading) -> Priority:
    order = reading.weighing.in_order(reading.live)
    return Priority(
        how=tuple(_how(reading)),
        criteria=_criteria(reading),
        ranking=_ranking(reading, order),
        ranked=tuple(_ranked(reading, need) for need in order),
        value_effort=_value_effort(reading),
        classes=tuple(_class(reading, moscow) for moscow in Moscow),
        effort=tuple(_effort(reading)),
        entries=(
            ("criteria", _("Criteria and weights")),
            ("ranking", pgettext("table", "The needs in order")),
            ("classes", _("Classes and reasons")),
        ),
    )


def _how(reading: Reading) -> Iterator[str]:
    people = len(reading.weighing.people)
    if not reading.file.criteria:
        yield _("No criteria have been chosen.")
    elif not people:
        yield _("The needs have not been scored yet.")
    else:
        yield ngettext(
            "%(people)d person has scored the needs 0–5 on %(criteria)d criteria.",
            "%(people)d people have scored the needs 0–5 on %(criteria)d criteria.",
            people,
        ) % {"people": people, "criteria": len(reading.file.criteria)}
        unscored = sum(not reading.weighing.of(need).place for need in reading.live)
        if unscored:
            yield ngettext(
                "%(count)d need has no value yet and stands last.",
                "%(count)d needs have no value yet and stand last.",
                unscored,
            ) % {"count": unscored}


def _criteria(reading: Reading) -> tuple[CriterionLine, ...]:
    weights = reading.weighing.weights or (0.0,) * len(reading.file.criteria)
    return tuple(
        CriterionLine(one.name, one.question, word(CRITERION_DIRECTIONS, one.direction), percent(weight))
        for one, weight in zip(reading.file.criteria, weights, strict=True)
    )


def _ranked(reading: Reading, need: Need) -> Ranked:
    weighed = reading.weighing.of(need)
    return Ranked(
        place=weighed.place or EN_DASH,
        id=need.id,
        title=name(need),
        perspective=word(PERSPECTIVES, need.perspective) or EN_DASH,
        moscow=word(MOSCOW, need.moscow) or EN_DASH,
        value=score(weighed.value),
        spread=score(weighed.spread),
        effort=number(need.effort) if need.effort else EN_DASH,
    )


def _ranking(reading: Reading, order: tuple[Need, ...]) -> pictures.Ranking | None:
    rows = [(need, reading.weighing.of(need)) for need in order if reading.weighing.of(need).place]
    if not rows:
        return None
    drawn = [
        (f"{need.id} {name(need)}", weighed.place, weighed.value, score(weighed.value))
        for need, weighed in rows[:MOST_DRAWN]
    ]
    return pictures.ranking(drawn, of=len(rows))


def _value_effort(reading: Reading) -> pictures.Scatter | None:
    points = [
        (need.id, reading.weighing.of(need).value, need.effort)
        for need in reading.live
        if need.effort and not isnan(reading.weighing.of(need).value)
    ]
    return pictures.scatter(points) if len(points) > 1 else None


def _class(reading: Reading, moscow: Moscow) -> Class:
    needs = reading.weighing.in_order([need for need in reading.live if need.moscow == moscow])
    shares = reading.shares
    share = {Moscow.MUST: shares.must, Moscow.SHOULD: shares.should, Moscow.COULD: shares.could}.get(moscow)
    return Class(
        anchor=f"class-{moscow}",
        name=word(MOSCOW, moscow),
        count=number(len(needs)),
        effort=number(sum(need.effort or 0 for need in needs)),
        share=EN_DASH if share is None else percent(share),
        reasons=tuple(Reason(n.id, name(n), n.moscow_reason.strip() or _("No reason has been given.")) for n in needs),
    )


def _effort(reading: Reading) -> Iterator[str]:
    shares = reading.shares
    if isnan(shares.must):
        yield _("The shares cannot be computed until the needs have a class and an effort.")
    elif Caution.MUST_ABOVE_SIXTY in shares.warnings:
        yield _("The must-needs take %(share)s of the effort. The rule of thumb is at most 60 percent.") % {
            "share": percent(shares.must)
        }
    else:
        yield _("The must-needs take %(share)s of the effort, within the rule of thumb of at most 60 percent.") % {
            "share": percent(shares.must)
        }
    if not isnan(shares.must) and Caution.COULD_BELOW_TEN in shares.warnings:
        yield _("The could-needs take less than 10 percent, which leaves little to give up if time runs out.")
    if shares.without_effort:
        yield ngettext(
            "%(count)d need has no effort and stands outside the shares.",
            "%(count)d needs have no effort and stand outside the shares.",
            shares.without_effort,
        ) % {"count": shares.without_effort}
    unclassified = shares.unclassified
    if unclassified:
        yield ngettext("%(count)d need has no class yet.", "%(count)d needs have no class yet.", unclassified) % {
            "count": unclassified
        }
